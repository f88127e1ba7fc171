package dev.signet.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A browser that starts without cookies and fills in the sign-in forms of any provider whose pages work without
 * JavaScript.
 *
 * <p>On each page it uses the first form with method POST and its inputs. It loads neither style sheets nor images.
 */
final class LoginBrowser {
    private static final int MOST_PAGES = 12;
    private static final Pattern FORM = Pattern.compile(
            "<form\\b([^>]*\\bmethod=\"post\"[^>]*)>(.*?)</form>", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    private static final Pattern ONWARD = Pattern.compile("http-equiv=\"refresh\" content=\"0;url=(/[^\"]*)\"");
    private static final Pattern INPUT = Pattern.compile("<input\\b([^>]*)>", Pattern.CASE_INSENSITIVE);
    private static final Pattern ATTRIBUTE = Pattern.compile("([a-zA-Z-]+)=\"([^\"]*)\"");

    private final Server server;
    private final Map<String, String> cookies = new HashMap<>();

    LoginBrowser(Server server) {
        this.server = server;
    }

    /**
     * Signs in.
     *
     * @param path path of the authorization request
     * @return the redirect URI with the response of the provider
     * @throws BenchException if the pages end elsewhere than at the redirect URI
     */
    URI signIn(String path, String loginName, String password) throws IOException, InterruptedException {
        HttpRequest request = prepared(server.anonymous(path));
        for (int page = 0; page < MOST_PAGES; page++) {
            HttpResponse<byte[]> response = server.send(request);
            response.headers().allValues("set-cookie").forEach(this::keep);
            if (response.statusCode() / 100 == 3) {
                URI to = response.uri()
                        .resolve(response.headers().firstValue("location").orElse(""));
                if (to.toString().startsWith(Provider.REDIRECT_URI)) {
                    return to;
                }
                request = prepared(server.anonymous(local(to)));
            } else if (onward(response).isPresent()) {
                request = prepared(server.anonymous(onward(response).get()));
            } else if (Server.succeeded(response)) {
                request = filledIn(request, response, loginName, password);
            } else {
                throw BenchException.of(request, response);
            }
        }
        throw new BenchException("the sign-in of " + loginName + " does not end; it came to " + request.uri());
    }

    /** The address to which a page continues by itself. */
    private static Optional<String> onward(HttpResponse<byte[]> response) {
        Matcher refresh = ONWARD.matcher(new String(response.body(), StandardCharsets.UTF_8));
        return refresh.find() ? Optional.of(refresh.group(1).replace("&amp;", "&")) : Optional.empty();
    }

    private HttpRequest filledIn(
            HttpRequest request, HttpResponse<byte[]> response, String loginName, String password) {
        Matcher form = FORM.matcher(new String(response.body(), StandardCharsets.UTF_8));
        if (!form.find()) {
            throw BenchException.of(request, response);
        }
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher input = INPUT.matcher(form.group(2));
        while (input.find()) {
            Map<String, String> attributes = attributes(input.group(1));
            String name = attributes.getOrDefault("name", "");
            if (!name.isEmpty() && !"checkbox".equals(attributes.get("type"))) {
                fields.put(
                        name,
                        switch (name) {
                            case "loginName", "username" -> loginName;
                            case "password" -> password;
                            default -> attributes.getOrDefault("value", "");
                        });
            }
        }
        URI action = response.uri().resolve(attributes(form.group(1)).getOrDefault("action", ""));
        return prepared(Credentials.posted(server, local(action), fields));
    }

    private static Map<String, String> attributes(String tag) {
        Map<String, String> attributes = new HashMap<>();
        Matcher attribute = ATTRIBUTE.matcher(tag);
        while (attribute.find()) {
            attributes.put(
                    attribute.group(1),
                    attribute
                            .group(2)
                            .replace("&lt;", "<")
                            .replace("&gt;", ">")
                            .replace("&quot;", "\"")
                            .replace("&#39;", "'")
                            .replace("&amp;", "&"));
        }
        return attributes;
    }

    /** Sends every request to the server under test, whatever host its addresses name. */
    private static String local(URI address) {
        return address.getRawPath() + (address.getRawQuery() == null ? "" : "?" + address.getRawQuery());
    }

    /** There is one origin and one flow, so the attributes of a cookie matter only if it is deleted. */
    private void keep(String header) {
        String[] parts = header.split(";", 2);
        int equals = parts[0].indexOf('=');
        String name = parts[0].substring(0, equals).strip();
        String value = parts[0].substring(equals + 1).strip();
        boolean gone = value.isEmpty()
                || (parts.length == 2 && parts[1].replace(" ", "").contains("Max-Age=0"));
        if (gone) {
            cookies.remove(name);
        } else {
            cookies.put(name, value);
        }
    }

    private HttpRequest prepared(HttpRequest.Builder request) {
        request.setHeader("Accept", "text/html").setHeader("Accept-Language", "en");
        if (!cookies.isEmpty()) {
            request.setHeader(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return request.build();
    }
}

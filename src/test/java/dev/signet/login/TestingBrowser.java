package dev.signet.login;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A minimal browser for the pages: it keeps cookies and the fields of the last page, and does not follow redirects by
 * itself.
 */
public final class TestingBrowser {
    /** The verifier that belongs to the code challenge of every request from {@link #start} (RFC 7636 appendix B). */
    public static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    private static final Pattern ONWARD = Pattern.compile("http-equiv=\"refresh\" content=\"0;url=(/[^\"]*)\"");
    private static final Pattern HIDDEN = Pattern.compile("name=\"(\\w+)\"[^>]*? value=\"([^\"]*)\"");

    private final String cookieName;
    private final String clientId;
    private final Map<String, String> fields = new HashMap<>();
    private final Map<String, String> others = new HashMap<>();
    private Map<String, String> headers = Map.of();
    private String cookie = "";
    private String language = "en";
    private String requestId = "";

    public TestingBrowser(String cookieName, String clientId) {
        this.cookieName = cookieName;
        this.clientId = clientId;
    }

    /** Sends an authorization request and follows the redirects to the first page. */
    public Response start(String more) {
        return start("openid", more);
    }

    /** Sends an authorization request with these scopes and follows the redirects to the first page. */
    public Response start(String scope, String more) {
        Response response = authorize(scope, more);
        requestId = location(response).replaceAll(".*authRequestID=", "");
        while (response.statusCode() == 303) {
            response = get(location(response));
        }
        return response;
    }

    /** Sends an authorization request and does not follow the answer. */
    public Response authorize(String scope, String more) {
        return get("/oauth/v2/authorize?response_type=code&scope="
                + URLEncoder.encode(scope, StandardCharsets.UTF_8) + "&state=s&nonce=n&client_id="
                + clientId
                + "&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcallback"
                + "&code_challenge_method=S256&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM" + more);
    }

    /** Enters name and password, and returns the response to the password form. */
    public Response signIn(String loginName, String password) {
        get("/ui/login/login?other=true&authRequestID=" + requestId);
        get(location(post("/ui/login/login", Map.of("loginName", loginName))));
        return post("/ui/login/password", Map.of("password", password));
    }

    /** Follows redirects from a response to the final page. */
    public Response follow(Response response) {
        Response last = response;
        while (last.statusCode() == 303) {
            last = get(location(last));
        }
        return last;
    }

    /** Opens a page and follows the continuation of a page that continues by itself. */
    public Response get(String path) {
        Response response = request().urlEncodingEnabled(false).get(path);
        keep(response);
        Matcher onward = ONWARD.matcher(response.asString());
        if (onward.find()) {
            return get(unescaped(onward.group(1)));
        }
        fields.clear();
        Matcher hidden = HIDDEN.matcher(response.asString());
        while (hidden.find()) {
            if (!hidden.group(1).equals(Form.LANGUAGE)) {
                fields.putIfAbsent(hidden.group(1), unescaped(hidden.group(2)));
            }
        }
        return response;
    }

    /** Submits the form of the last page with these fields filled in. */
    public Response post(String path, Map<String, String> filled) {
        Map<String, String> form = new HashMap<>(fields);
        form.putAll(filled);
        return postRaw(path, form);
    }

    public Response postRaw(String path, Map<String, String> form) {
        Response response = request()
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParams(form)
                .post(path);
        keep(response);
        return response;
    }

    /** Whether a form was refused, so that its page is shown again with what was entered. */
    public static boolean isRefused(Response answer) {
        return answer.statusCode() == 303 && location(answer).contains("entered=");
    }

    public String field(String name) {
        return fields.getOrDefault(name, "");
    }

    /** Replaces the browser's cookie, as an attacker who plants one would. */
    public TestingBrowser withCookie(String planted) {
        cookie = planted;
        return this;
    }

    public String cookie() {
        return cookie;
    }

    /** The cookies other than the one that identifies the browser; changes apply from the next request on. */
    public Map<String, String> otherCookies() {
        return others;
    }

    public String clientId() {
        return clientId;
    }

    public String requestId() {
        return requestId;
    }

    public void accept(String languages) {
        language = languages;
    }

    /** Sends these headers with every further request. */
    public void sending(Map<String, String> more) {
        headers = Map.copyOf(more);
    }

    /** The path and query of a redirect. */
    public static String location(Response response) {
        String location = response.header("Location");
        if (location == null) {
            return "";
        }
        URI uri = URI.create(location);
        return uri.getRawQuery() == null ? uri.getRawPath() : uri.getRawPath() + '?' + uri.getRawQuery();
    }

    private RequestSpecification request() {
        RequestSpecification request = given().redirects()
                .follow(false)
                .header("Accept-Language", language)
                .headers(headers);
        request.cookies(others);
        return cookie.isEmpty() ? request : request.cookie(cookieName, cookie);
    }

    private void keep(Response response) {
        String sent = response.getCookie(cookieName);
        if (sent != null) {
            cookie = sent;
        }
        others.putAll(response.getCookies());
        others.remove(cookieName);
        others.values().removeIf(String::isEmpty);
    }

    private static String unescaped(String text) {
        return text.replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&");
    }
}

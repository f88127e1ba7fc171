package dev.signet.oidc.authorize;

import dev.signet.oidc.protocol.ProtocolException;
import dev.signet.token.Issuer;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Sends the authorization response to a registered redirect URI, with {@code state} and {@code iss} (RFC 6749 4.1.2,
 * RFC 9207).
 */
@Singleton
final class Answer {
    private final Issuer issuer;

    Answer(Issuer issuer) {
        this.issuer = issuer;
    }

    Response code(AuthRequest request, String code) {
        return to(request.redirectUri(), request.responseMode(), request.state(), Map.of("code", code));
    }

    Response error(AuthRequest request, ProtocolException failure) {
        return error(request.redirectUri(), request.responseMode(), request.state(), failure);
    }

    Response error(RedirectTarget target, ProtocolException failure) {
        return error(target.redirectUri(), target.mode(), target.state(), failure);
    }

    private Response error(String redirectUri, ResponseMode mode, @Nullable String state, ProtocolException failure) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("error", failure.error().code());
        parameters.put("error_description", failure.description());
        return to(redirectUri, mode, state, parameters);
    }

    private Response to(String redirectUri, ResponseMode mode, @Nullable String state, Map<String, String> values) {
        Map<String, String> parameters = new LinkedHashMap<>(values);
        if (state != null) {
            parameters.put("state", state);
        }
        parameters.put("iss", issuer.url());
        return switch (mode) {
            case QUERY -> redirect(redirectUri + (redirectUri.contains("?") ? "&" : "?") + encoded(parameters));
            case FRAGMENT -> redirect(redirectUri + '#' + encoded(parameters));
            case FORM_POST -> formPost(redirectUri, parameters);
        };
    }

    private static Response redirect(String target) {
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, target)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Referrer-Policy", "no-referrer")
                .build();
    }

    // Form Post Response Mode 1.0; a script submits the form, and the button is for browsers without scripts
    private static Response formPost(String redirectUri, Map<String, String> parameters) {
        String inputs = parameters.entrySet().stream()
                .map(entry -> "<input type=\"hidden\" name=\"" + html(entry.getKey()) + "\" value=\""
                        + html(entry.getValue()) + "\">")
                .collect(Collectors.joining("\n"));
        String page = """
                <!DOCTYPE html>
                <html lang="en">
                <head><meta charset="utf-8"><title>Continue</title></head>
                <body>
                <form method="post" action="%s">
                %s
                <noscript><button type="submit">Continue</button></noscript>
                </form>
                <script src="/ui/login/assets/form-post.js"></script>
                </body>
                </html>
                """.formatted(html(redirectUri), inputs);
        // The policy has no form-action: browsers would also apply it to redirects in the application's response to the
        // form, and the server cannot know where these lead. The page contains nothing but this form.
        return Response.ok(page, MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Referrer-Policy", "no-referrer")
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; script-src 'self'; base-uri 'none'; frame-ancestors 'none'")
                .build();
    }

    private static String encoded(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> entry.getKey() + '=' + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static String html(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}

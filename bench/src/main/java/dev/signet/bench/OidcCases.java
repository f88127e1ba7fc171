package dev.signet.bench;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The OpenID provider's endpoints that need no person at a browser. */
final class OidcCases {
    private final Server server;
    private final OidcOptions options;
    private final int connections;

    OidcCases(Server server, OidcOptions options, int connections) {
        this.server = server;
        this.options = options;
        this.connections = connections;
    }

    LoadCase discovery() {
        HttpRequest request =
                server.anonymous("/.well-known/openid-configuration").build();
        return new LoadCase("discovery", connections, (worker, turn) -> request);
    }

    LoadCase jwks() {
        HttpRequest request = server.anonymous("/oauth/v2/keys").build();
        return new LoadCase("jwks", connections, (worker, turn) -> request);
    }

    /** Every request issues a token; absent without a client and its secret. */
    Optional<LoadCase> clientCredentials() {
        return tokenRequest()
                .map(request -> new LoadCase("client_credentials", connections, (worker, turn) -> request));
    }

    /** RFC 7662; absent without an application that asks or a token to ask about. */
    Optional<LoadCase> introspection() throws InterruptedException {
        String asking = options.introspectClientId;
        String secret = options.introspectClientSecret;
        String token = accessToken();
        if (asking == null || secret == null || token == null) {
            return Optional.empty();
        }
        HttpRequest request = form("/oauth/v2/introspect", asking, secret, Map.of("token", token));
        // RFC 7662 answers 200 also for a token that it does not show to this application.
        if (!server.json(request).path("active").asBoolean()) {
            throw new BenchException("the token is not active for --introspect-client-id: is it of its audience?");
        }
        return Optional.of(new LoadCase("introspection", connections, (worker, turn) -> request));
    }

    /** Absent without a token. */
    Optional<LoadCase> userinfo() throws InterruptedException {
        String token = accessToken();
        if (token == null) {
            return Optional.empty();
        }
        HttpRequest request = server.anonymous("/oidc/v1/userinfo")
                .header("Authorization", "Bearer " + token)
                .build();
        return Optional.of(new LoadCase("userinfo", connections, (worker, turn) -> request));
    }

    private @Nullable String accessToken() throws InterruptedException {
        if (options.accessToken != null) {
            return options.accessToken;
        }
        Optional<HttpRequest> request = tokenRequest();
        return request.isEmpty()
                ? null
                : server.json(request.get()).path("access_token").asText();
    }

    private Optional<HttpRequest> tokenRequest() {
        String id = options.clientId;
        String secret = options.clientSecret;
        return id == null || secret == null
                ? Optional.empty()
                : Optional.of(form(
                        "/oauth/v2/token",
                        id,
                        secret,
                        Map.of("grant_type", "client_credentials", "scope", String.join(" ", options.scopes))));
    }

    /** The client authenticates with HTTP Basic, its parts form-encoded first (RFC 6749 section 2.3.1). */
    private HttpRequest form(String path, String id, String secret, Map<String, String> fields) {
        String credentials = encoded(id) + ":" + encoded(secret);
        String body = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return server.anonymous(path)
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

package dev.signet.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;

/** Load cases for the endpoints of an OpenID provider: Signet or the one it is compared with. */
final class OidcCases {
    private final Server server;
    private final Provider provider;
    private final CodeFlow flow;
    private final int connections;

    OidcCases(Server server, Provider provider, int connections) {
        this.server = server;
        this.provider = provider;
        this.flow = new CodeFlow(server, provider);
        this.connections = connections;
    }

    /** Creates one case, immediately before it is measured. */
    LoadCase of(OidcCase which) throws InterruptedException {
        return switch (which) {
            case DISCOVERY -> discovery();
            case JWKS -> jwks();
            case CLIENT_CREDENTIALS -> clientCredentials();
            case INTROSPECTION -> introspection();
            case USERINFO -> userinfo();
            case REFRESH -> refresh();
            case PASSWORD_LOGIN -> passwordLogin();
        };
    }

    private LoadCase discovery() {
        HttpRequest request = server.anonymous(provider.discovery()).build();
        return LoadCase.of("discovery", connections, server, (worker, turn) -> request);
    }

    private LoadCase jwks() {
        HttpRequest request = server.anonymous(provider.jwks()).build();
        return LoadCase.of("jwks", connections, server, (worker, turn) -> request);
    }

    /** Client credentials: every request issues a new token. */
    private LoadCase clientCredentials() {
        HttpRequest request = machineToken();
        return LoadCase.of("client_credentials", connections, server, (worker, turn) -> request);
    }

    /** Introspection (RFC 7662) of a token of the machine user. */
    private LoadCase introspection() throws InterruptedException {
        String token = machineAccessToken();
        HttpRequest request = provider.asking().form(server, provider.introspection(), Map.of("token", token));
        // RFC 7662 also answers 200 for a token that this client may not see.
        if (!server.json(request).path("active").asBoolean()) {
            throw new BenchException("the machine's token is not active for the client that introspects");
        }
        return LoadCase.of("introspection", connections, server, (worker, turn) -> request);
    }

    /** Userinfo with the access token of a person who has signed in. */
    private LoadCase userinfo() throws InterruptedException {
        HttpRequest request = server.anonymous(provider.userinfo())
                .header("Authorization", "Bearer " + CodeFlow.field(signedIn(0), "access_token"))
                .build();
        server.json(request);
        return LoadCase.of("userinfo", connections, server, (worker, turn) -> request);
    }

    /** Each connection refreshes the tokens of its own sign-in, always with the refresh token that it received last. */
    private LoadCase refresh() throws InterruptedException {
        String[] tokens = new String[connections];
        for (int worker = 0; worker < connections; worker++) {
            tokens[worker] = CodeFlow.field(signedIn(worker), "refresh_token");
        }
        return new LoadCase("refresh", connections, (worker, turn) -> {
            String next = CodeFlow.field(flow.refreshed(tokens[worker]), "refresh_token");
            if (next.equals(tokens[worker])) {
                throw new BenchException("the refresh token stays the same: it is not rotated");
            }
            tokens[worker] = next;
        });
    }

    /** The authorization code flow from the request to the tokens; all its pages count as one unit of work. */
    private LoadCase passwordLogin() {
        List<String> names = provider.loginNames();
        return new LoadCase(
                "password_login",
                connections,
                (worker, turn) -> CodeFlow.field(
                        flow.tokens(names.get((int) ((worker + turn * connections) % names.size()))), "access_token"));
    }

    String machineAccessToken() throws InterruptedException {
        return CodeFlow.field(server.json(machineToken()), "access_token");
    }

    /** The tokens of a person's sign-in in a new browser. */
    JsonNode signedIn(int person) throws InterruptedException {
        List<String> names = provider.loginNames();
        try {
            return flow.tokens(names.get(person % names.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpRequest machineToken() {
        return provider.machine()
                .form(
                        server,
                        provider.token(),
                        Map.of("grant_type", "client_credentials", "scope", provider.machineScope()));
    }
}

package dev.signet.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Creates in a new Keycloak what {@link SignetSetup} creates in Signet: a realm, clients and persons. */
final class KeycloakSetup {
    static final String ADMIN = "admin";

    private static final String REALM = "/realms/bench";
    private static final String ADMIN_REALM = "/admin/realms/bench";
    private static final String MACHINE = "bench-machine";
    private static final String API = "bench-api";
    private static final String WEB = "bench-web";
    private static final int PERSONS = 64;
    private static final int LONG_SECONDS = 36_000;

    private final URI url;
    private final String adminPassword;
    private final String algorithm;

    KeycloakSetup(URI url, String adminPassword, String algorithm) {
        this.url = url;
        this.adminPassword = adminPassword;
        this.algorithm = algorithm;
    }

    Provider provider(Server anonymous) throws InterruptedException {
        Credentials machine = new Credentials(MACHINE, SignetSetup.password());
        Credentials api = new Credentials(API, SignetSetup.password());
        String password = SignetSetup.password();
        List<String> names;
        try (Server server = new Server(url, adminToken(anonymous))) {
            create(server, "/admin/realms", realm());
            create(server, ADMIN_REALM + "/clients", machine(machine));
            create(server, ADMIN_REALM + "/clients", confidential(api));
            create(server, ADMIN_REALM + "/clients", web());
            names = persons(server, password);
        }
        String discovery = REALM + "/.well-known/openid-configuration";
        JsonNode metadata = anonymous.json(anonymous.anonymous(discovery).build());
        return new Provider(discovery, metadata, machine, "openid", api, WEB, "openid profile email", names, password);
    }

    private String adminToken(Server anonymous) throws InterruptedException {
        HttpRequest request = Credentials.posted(
                        anonymous,
                        "/realms/master/protocol/openid-connect/token",
                        Map.of(
                                "grant_type",
                                "password",
                                "client_id",
                                "admin-cli",
                                "username",
                                ADMIN,
                                "password",
                                adminPassword))
                .build();
        return CodeFlow.field(anonymous.json(request), "access_token");
    }

    /** The realm. Its refresh tokens can be used once, as in Signet, and no token expires during the measurement. */
    private ObjectNode realm() {
        return Server.object()
                .put("realm", "bench")
                .put("enabled", true)
                .put("sslRequired", "none")
                .put("defaultSignatureAlgorithm", algorithm)
                .put("revokeRefreshToken", true)
                .put("refreshTokenMaxReuse", 0)
                .put("accessTokenLifespan", LONG_SECONDS)
                .put("ssoSessionIdleTimeout", LONG_SECONDS)
                .put("ssoSessionMaxLifespan", LONG_SECONDS);
    }

    private static ObjectNode confidential(Credentials client) {
        return Server.object()
                .put("clientId", client.id())
                .put("secret", client.secret())
                .put("publicClient", false)
                .put("standardFlowEnabled", false);
    }

    /** A client for machines. Its tokens have the API in their audience, so the API may introspect them. */
    private static ObjectNode machine(Credentials client) {
        ObjectNode body = confidential(client).put("serviceAccountsEnabled", true);
        body.putArray("protocolMappers")
                .addObject()
                .put("name", "audience")
                .put("protocol", "openid-connect")
                .put("protocolMapper", "oidc-audience-mapper")
                .putObject("config")
                .put("included.client.audience", API)
                .put("access.token.claim", "true")
                .put("introspection.token.claim", "true");
        return body;
    }

    private static ObjectNode web() {
        ObjectNode body = Server.object()
                .put("clientId", WEB)
                .put("publicClient", true)
                .put("standardFlowEnabled", true)
                .put("directAccessGrantsEnabled", false);
        body.putArray("redirectUris").add(Provider.REDIRECT_URI);
        body.putObject("attributes").put("pkce.code.challenge.method", "S256");
        return body;
    }

    private static List<String> persons(Server server, String password) throws InterruptedException {
        List<String> names = new ArrayList<>();
        for (int number = 1; number <= PERSONS; number++) {
            SyntheticUser user = new SyntheticUser(number);
            ObjectNode body = Server.object()
                    .put("username", user.userName())
                    .put("enabled", true)
                    .put("firstName", user.firstName())
                    .put("lastName", user.lastName())
                    .put("email", user.userName() + "@bench.example.com")
                    .put("emailVerified", true);
            body.putArray("credentials")
                    .addObject()
                    .put("type", "password")
                    .put("value", password)
                    .put("temporary", false);
            create(server, ADMIN_REALM + "/users", body);
            names.add(user.userName());
        }
        return names;
    }

    /** Creates an object; Keycloak answers with status 201 and without a body. */
    private static void create(Server server, String path, JsonNode body) throws InterruptedException {
        server.json(server.post(path, body));
    }
}

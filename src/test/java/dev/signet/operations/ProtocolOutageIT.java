package dev.signet.operations;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.boot.OwnProcesses;
import dev.signet.boot.postgres.EmbeddedPostgres;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The OpenID provider and its pages while the database is down: every endpoint answers 503 and recovers without a
 * restart.
 */
@OwnProcesses
class ProtocolOutageIT {
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final String BROWSER = "b".repeat(43);

    @TempDir
    Path directory;

    @Test
    void clients_and_people_are_told_to_retry_later_and_are_then_served() {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(directory.resolve("database"));
                BreakableProxy proxy = BreakableProxy.before(postgres);
                ServerProcess server = ServerProcess.startOn(postgres, proxy.port(), directory.resolve("server"))) {
            Machine machine = machine(server);
            String token = machine.token(server).path("access_token");
            Map<String, Supplier<Response>> clients = clients(server, machine, token);
            Map<String, Supplier<Response>> people = people(server);

            proxy.cut();
            server.awaitReady(503, LIMIT);

            clients.forEach((endpoint, call) -> expectUnavailable(endpoint, call.get()));
            people.forEach((endpoint, call) -> expectPage(endpoint, call.get()));

            proxy.join();
            server.awaitReady(200, LIMIT);

            assertThat(machine.token(server).statusCode()).isEqualTo(200);
            clients.forEach((endpoint, call) ->
                    assertThat(call.get().statusCode()).as(endpoint).isLessThan(500));
            people.forEach((endpoint, call) ->
                    assertThat(call.get().statusCode()).as(endpoint).isLessThan(500));
        }
    }

    private static Map<String, Supplier<Response>> clients(ServerProcess server, Machine machine, String token) {
        Map<String, Supplier<Response>> endpoints = new LinkedHashMap<>();
        endpoints.put("token", () -> machine.token(server));
        for (String endpoint : new String[] {"introspect", "revoke", "par", "device_authorization"}) {
            endpoints.put(
                    endpoint,
                    () -> at(server)
                            .formParam("client_id", "1")
                            .formParam("client_secret", "x")
                            .formParam("token", token)
                            .post("/oauth/v2/" + endpoint));
        }
        endpoints.put("userinfo", () -> at(server).auth().oauth2(token).get("/oidc/v1/userinfo"));
        return endpoints;
    }

    private static Map<String, Supplier<Response>> people(ServerProcess server) {
        Map<String, Supplier<Response>> endpoints = new LinkedHashMap<>();
        endpoints.put("authorize", () -> visiting(server).get("/oauth/v2/authorize?client_id=1"));
        endpoints.put("callback", () -> visiting(server).get("/oauth/v2/authorize/callback?id=1"));
        endpoints.put("login", () -> visiting(server).get("/ui/login/login?authRequestID=1"));
        endpoints.put(
                "login form", () -> visiting(server).formParam("loginName", "x").post("/ui/login/login"));
        endpoints.put(
                "password form",
                () -> visiting(server).formParam("password", "x").post("/ui/login/password"));
        endpoints.put("logout", () -> visiting(server).get("/ui/login/logout"));
        endpoints.put("device", () -> visiting(server).get("/ui/login/device"));
        endpoints.put("forgot", () -> visiting(server).get("/ui/login/password/forgot"));
        return endpoints;
    }

    private static void expectUnavailable(String endpoint, Response answer) {
        assertThat(answer.statusCode()).as(endpoint).isEqualTo(503);
        assertThat(answer.<String>path("error")).as(endpoint).isEqualTo("temporarily_unavailable");
        assertThat(answer.getHeader("Retry-After")).as(endpoint).isEqualTo("5");
        assertThat(answer.getHeader("Cache-Control")).as(endpoint).isEqualTo("no-store");
    }

    private static void expectPage(String endpoint, Response answer) {
        assertThat(answer.statusCode()).as(endpoint).isEqualTo(503);
        assertThat(answer.contentType()).as(endpoint).startsWith("text/html");
        assertThat(answer.getHeader("Retry-After")).as(endpoint).isEqualTo("5");
        assertThat(answer.asString()).as(endpoint).contains("The server cannot answer at the moment.");
    }

    private static RequestSpecification at(ServerProcess server) {
        return given().baseUri(server.url()).redirects().follow(false);
    }

    private static RequestSpecification visiting(ServerProcess server) {
        return at(server).cookie("signet-agent", BROWSER);
    }

    private static Machine machine(ServerProcess server) {
        String userId = api(server)
                .body("{\"userName\":\"caller\",\"name\":\"Caller\"}")
                .post("/management/v1/users/machine")
                .path("userId");
        JsonPath secret = api(server)
                .body("{}")
                .put("/management/v1/users/" + userId + "/secret")
                .jsonPath();
        return new Machine(secret.getString("clientId"), secret.getString("clientSecret"));
    }

    private static RequestSpecification api(ServerProcess server) {
        return at(server).auth().oauth2(server.adminToken()).contentType("application/json");
    }

    private record Machine(String clientId, String secret) {
        Response token(ServerProcess server) {
            return at(server)
                    .auth()
                    .preemptive()
                    .basic(clientId, secret)
                    .formParam("grant_type", "client_credentials")
                    .formParam("scope", "openid")
                    .post("/oauth/v2/token");
        }
    }
}

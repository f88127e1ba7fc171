package dev.signet.oidc.gate;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.oidc.TestingFlow;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Foreign origins, and paths and messages that try to bypass a rule. */
@QuarkusTest
class RequestTricksIT {
    private static final String FOREIGN = "https://evil.example";
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3})");

    @Inject
    TestingFlow flow;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/.well-known/openid-configuration",
                "/.well-known/oauth-authorization-server",
                "/oauth/v2/keys",
                "/oauth/v2/token",
                "/oauth/v2/introspect",
                "/oauth/v2/revoke",
                "/oauth/v2/authorize",
                "/oauth/v2/device_authorization",
                "/oauth/v2/par",
                "/oidc/v1/userinfo",
                "/oidc/v1/end_session",
                "/ui/login/login",
                "/management/v1/orgs/me",
                "/auth/v1/users/me",
                "/admin/v1/instances/me",
                "/signet/admin/v1/parked_events/_search",
                "/signet/auth/v1/users/me/sessions/_search"
            })
    void no_origin_is_echoed_and_none_may_send_cookies(String path) { // attack A-25
        for (String origin : List.of(FOREIGN, "null", "https://localhost.evil.example")) {
            for (Response answer : List.of(
                    asking(origin).get(path),
                    asking(origin).post(path),
                    asking(origin)
                            .header("Access-Control-Request-Method", "POST")
                            .options(path))) {
                String allowed = answer.getHeader("Access-Control-Allow-Origin");
                assertThat(allowed).as(path).isIn(null, "*");
                assertThat(answer.getHeader("Access-Control-Allow-Credentials"))
                        .as(path)
                        .isNull();
            }
        }
    }

    @Test
    void foreign_scripts_can_read_neither_pages_nor_redirects() { // attack A-25
        for (String path : List.of("/oauth/v2/authorize", "/ui/login/login", "/oidc/v1/end_session")) {
            assertThat(asking(FOREIGN).get(path).getHeader("Access-Control-Allow-Origin"))
                    .as(path)
                    .isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//management/v1/orgs/me",
                "/management//v1/orgs/me",
                "/./management/v1/orgs/me",
                "/management/v1/x/../orgs/me",
                "/management/v1/healthz/../orgs/me",
                "/management/v1/healthz/..;/orgs/me",
                "/management/v1/healthz;/../orgs/me",
                "/management/v1/orgs/me;",
                "/management/v1/orgs/me;a=b",
                "/management/v1/orgs/me/",
                "/management/v1/orgs/me%2f",
                "/management/v1/orgs%2fme",
                "/management/v1/%6frgs/me",
                "/management/v1/healthz/%2e%2e/orgs/me",
                "/management/v1/healthz/%2e%2e%2forgs/me",
                "/management/v1/healthz%00/../orgs/me",
                "/MANAGEMENT/v1/orgs/me",
                "\\management\\v1\\orgs\\me",
                "/ui/login/../../admin/v1/instances/me",
                "/oauth/v2/keys/../../../admin/v1/instances/me",
                "http://localhost/admin/v1/instances/me",
                "/admin/v1/instances/me?x=/management/v1/healthz",
                "/admin/v1/instances/me#/management/v1/healthz"
            })
    void no_spelling_of_a_path_bypasses_authentication(String path) throws IOException { // attack A-28
        List<Integer> statuses = raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(statuses).as(path).hasSizeLessThanOrEqualTo(1);
        assertThat(statuses).as(path).isSubsetOf(400, 401, 403, 404, 405);
    }

    @Test
    void headers_that_name_another_path_or_method_are_ignored() { // attack A-28
        for (String header : List.of("X-Original-URL", "X-Rewrite-URL", "X-Forwarded-Prefix", "X-Forwarded-Path")) {
            given().header(header, "/management/v1/healthz")
                    .get("/management/v1/orgs/me")
                    .then()
                    .statusCode(401);
        }
        String project = flow.webApp().projectId();
        flow.api()
                .header("X-HTTP-Method-Override", "DELETE")
                .get("/management/v1/projects/" + project)
                .then()
                .statusCode(200);
        flow.api().get("/management/v1/projects/" + project).then().statusCode(200);
    }

    @Test
    void a_message_with_two_lengths_is_refused_or_ends_the_connection() throws IOException { // attack A-28
        String smuggled = "GET /management/v1/healthz HTTP/1.1\r\nHost: localhost\r\n\r\n";
        List<Integer> lengths = raw("POST /oauth/v2/token HTTP/1.1\r\nHost: localhost\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 0\r\nContent-Length: "
                + smuggled.length() + "\r\n\r\n" + smuggled);
        assertThat(lengths).containsExactly(400);

        List<Integer> malformed = raw("POST /oauth/v2/token HTTP/1.1\r\nHost: localhost\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n\r\n"
                + smuggled);
        assertThat(malformed).hasSizeLessThanOrEqualTo(1).doesNotContain(200);
    }

    private static RequestSpecification asking(String origin) {
        return given().redirects().follow(false).header("Origin", origin);
    }

    /**
     * Sends these bytes and returns the status of every response until the server closes the connection or stays
     * silent.
     */
    private static List<Integer> raw(String request) throws IOException {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(3_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            StringBuilder answer = new StringBuilder();
            try {
                for (int next = socket.getInputStream().read();
                        next >= 0;
                        next = socket.getInputStream().read()) {
                    answer.append((char) next);
                }
            } catch (SocketTimeoutException e) {
                // the connection stays open without further data
            }
            Matcher statuses = STATUS.matcher(answer);
            return statuses.results()
                    .map(result -> Integer.valueOf(result.group(1)))
                    .toList();
        }
    }
}

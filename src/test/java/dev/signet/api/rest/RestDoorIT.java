package dev.signet.api.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the JSON door does before any rpc is called, byte by byte where a client library would tidy the request up. */
@QuarkusTest
final class RestDoorIT {
    private static final String HEALTHZ = "/management/v1/healthz";
    private static final int LIMIT = 1024 * 1024;

    @TestHTTPResource
    URI server;

    @Test
    void a_known_path_answers_json_that_nobody_may_keep() {
        given().get(HEALTHZ)
                .then()
                .statusCode(200)
                .header("Content-Type", "application/json")
                .header("Cache-Control", "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .body(equalTo("{}"));
    }

    @Test
    void head_is_get_without_a_body() {
        given().head(HEALTHZ).then().statusCode(200).body(emptyString());
    }

    @Test
    void another_method_is_told_which_there_are() {
        given().post(HEALTHZ)
                .then()
                .statusCode(405)
                .header("Allow", "GET, HEAD, OPTIONS")
                .body("details[0].id", equalTo("request.method.not_allowed"));
        given().options(HEALTHZ).then().statusCode(204).header("Allow", "GET, HEAD, OPTIONS");
    }

    @Test
    void an_unknown_path_is_not_found_in_json() {
        given().get("/management/v1/nope")
                .then()
                .statusCode(404)
                .body("code", equalTo(5))
                .body("details[0].id", equalTo("request.path.unknown"));
    }

    @Test
    void an_anonymous_caller_hears_of_the_token_and_not_of_the_request() {
        given().body("{nonsense")
                .put("/auth/v1/users/me/profile?shoe=1")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", "Bearer")
                .body("code", equalTo(16))
                .body("details[0].id", equalTo("auth.token.invalid"));
    }

    /** Row A-28. */
    @ParameterizedTest
    @CsvSource({
        "/management/v1//healthz, 400",
        "/management/v1/./healthz, 400",
        "/management/v1/x/../healthz, 400",
        "/management/v1/x/%2e%2e/healthz, 400",
        "/auth/../management/v1/healthz, 400",
        "/management/v1/healthz;x=y, 400",
        "/management/v1;x/healthz, 404",
        "/management/v1/healthz/, 400",
        "/management/v1%2fhealthz, 404",
        "/management/v1/%68ealthz, 200",
        "/MANAGEMENT/v1/healthz, 404",
        "/management/v1/Healthz, 404",
    })
    void a_path_is_taken_as_it_was_sent(String path, int status) throws IOException {
        assertThat(statusLine("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 " + status + " ");
    }

    @Test
    void a_body_over_the_limit_is_refused_whether_announced_or_not() throws IOException {
        String head = "PUT /auth/v1/users/me/profile HTTP/1.1\r\nHost: x\r\n";
        assertThat(statusLine(head + "Content-Length: " + (LIMIT + 1) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 413 ");
        String chunk = Integer.toHexString(LIMIT + 1) + "\r\n" + "a".repeat(LIMIT + 1) + "\r\n0\r\n\r\n";
        assertThat(statusLine(head + "Transfer-Encoding: chunked\r\n\r\n" + chunk))
                .startsWith("HTTP/1.1 413 ");
    }

    private String statusLine(String request) throws IOException {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            OutputStream out = socket.getOutputStream();
            try {
                out.write(request.getBytes(StandardCharsets.US_ASCII));
                out.flush();
            } catch (IOException refusedEarly) {
                // the answer may already be there
            }
            StringBuilder line = new StringBuilder();
            int next = socket.getInputStream().read();
            while (next >= 0 && next != '\r') {
                line.append((char) next);
                next = socket.getInputStream().read();
            }
            return line.toString();
        }
    }
}

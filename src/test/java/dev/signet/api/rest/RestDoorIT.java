package dev.signet.api.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.signet.oidc.TestingFlow;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What REST does before an rpc is called. Some requests are sent as exact bytes, because a client library would correct
 * them.
 */
@QuarkusTest
final class RestDoorIT {
    private static final String HEALTHZ = "/management/v1/healthz";
    private static final int LIMIT = 1024 * 1024;

    @TestHTTPResource
    URI server;

    @Inject
    TestingFlow flow;

    @Test
    void a_known_path_answers_json_that_must_not_be_cached() {
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
    void an_unsupported_method_is_answered_with_the_allowed_ones() {
        given().post(HEALTHZ)
                .then()
                .statusCode(405)
                .header("Allow", "GET, HEAD, OPTIONS")
                .body("details[0].id", equalTo("request.method.not_allowed"));
        given().options(HEALTHZ).then().statusCode(204).header("Allow", "GET, HEAD, OPTIONS");
    }

    @Test
    void an_unknown_path_is_unimplemented_in_json() {
        for (String path : List.of(
                "/management/v1/nope",
                "/signet/admin/v1/nope",
                "/v2/nope",
                "/zitadel.session.v2.SessionService/ListSessions",
                "/system/v1/nope",
                "/nope")) {
            for (String method : List.of("GET", "POST")) {
                given().accept("text/html, */*")
                        .request(method, path)
                        .then()
                        .statusCode(404)
                        .contentType("application/json")
                        .body("code", equalTo(12))
                        .body("details[0].id", equalTo("request.path.unknown"));
            }
        }
    }

    @Test
    void a_call_that_zitadel_has_and_this_server_has_not_is_named() {
        for (String[] call : new String[][] {
            {"POST", "/management/v1/projects/1/apps/saml", "zitadel.management.v1.ManagementService/AddSAMLApp"},
            {"GET", "/admin/v1/smtp", "zitadel.admin.v1.AdminService/GetSMTPConfig"},
            {"POST", "/system/v1/instances/_search", "zitadel.system.v1.SystemService/ListInstances"}
        }) {
            given().contentType("application/json")
                    .request(call[0], call[1])
                    .then()
                    .statusCode(501)
                    .contentType("application/json")
                    .body("code", equalTo(12))
                    .body("details[0].id", equalTo("rpc.unimplemented"))
                    .body("message", startsWith(call[2] + " "));
        }
    }

    @Test
    void scripts_of_every_origin_may_call_and_read_but_send_no_cookies() { // attack A-25
        for (String path : List.of("/management/v1/users/me", "/auth/v1/users/me", "/admin/v1/instances/me")) {
            given().header("Origin", "https://console.example")
                    .get(path)
                    .then()
                    .header("Access-Control-Allow-Origin", "*")
                    .header("Access-Control-Expose-Headers", containsString("WWW-Authenticate"))
                    .header("Access-Control-Allow-Credentials", nullValue());
        }
        for (String path : List.of("/auth/v1/users/me/profile", "/management/v1/nope")) {
            given().header("Origin", "https://console.example")
                    .header("Access-Control-Request-Method", "PUT")
                    .header("Access-Control-Request-Headers", "authorization,content-type,x-zitadel-orgid")
                    .options(path)
                    .then()
                    .statusCode(204)
                    .header("Access-Control-Allow-Origin", "*")
                    .header("Access-Control-Allow-Methods", containsString("PUT"))
                    .header("Access-Control-Allow-Headers", containsString("Authorization, "))
                    .header("Access-Control-Allow-Headers", containsString("X-Zitadel-Orgid"))
                    .header("Access-Control-Allow-Credentials", nullValue());
        }
        given().get(HEALTHZ).then().header("Access-Control-Allow-Origin", nullValue());
    }

    @Test
    void a_gzip_body_is_accepted_and_other_encodings_are_refused() throws IOException {
        String name = "packed " + "ä".repeat(90);
        String id = flow.api()
                .header("Content-Encoding", "gzip")
                .body(gzip("{\"name\":\"%s\"}".formatted(name).getBytes(StandardCharsets.UTF_8)))
                .post("/management/v1/projects")
                .then()
                .statusCode(200)
                .extract()
                .path("id");
        flow.api().get("/management/v1/projects/" + id).then().body("project.name", equalTo(name));

        for (String encoding : List.of("br", "deflate", "zstd", "gzip, gzip")) {
            flow.api()
                    .header("Content-Encoding", encoding)
                    .body(gzip("{}".getBytes(StandardCharsets.UTF_8)))
                    .post("/management/v1/projects")
                    .then()
                    .statusCode(415)
                    .header("Accept-Encoding", "gzip")
                    .body("details[0].id", equalTo("request.body.encoding_unsupported"));
        }
        flow.api()
                .header("Content-Encoding", "gzip")
                .body("{}")
                .post("/management/v1/projects")
                .then()
                .statusCode(400)
                .body("details[0].id", equalTo("request.body.malformed"));
    }

    /** attack A-31 in docs/security-rules.md */
    @Test
    void a_body_that_decompresses_beyond_the_limit_is_refused() throws IOException {
        byte[] packed = gzip(new byte[200 * LIMIT]);
        assertThat(packed.length).isLessThan(LIMIT);
        flow.api()
                .header("Content-Encoding", "gzip")
                .body(packed)
                .post("/management/v1/projects")
                .then()
                .statusCode(413)
                .body("details[0].id", equalTo("request.body.too_large"));
        given().header("Content-Encoding", "gzip")
                .contentType("application/json")
                .body(packed)
                .post("/management/v1/projects")
                .then()
                .statusCode(401);
    }

    @Test
    void an_anonymous_caller_gets_the_error_about_the_token_and_not_about_the_request() {
        given().body("{nonsense")
                .put("/auth/v1/users/me/profile?shoe=1")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", "Bearer")
                .body("code", equalTo(16))
                .body("details[0].id", equalTo("auth.token.invalid"));
    }

    /** attack A-28 in docs/security-rules.md */
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
    void an_ambiguous_path_is_not_normalized(String path, int status) throws IOException {
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

    // RFC 9110 section 10.1.1
    @Test
    void a_client_that_waits_for_leave_to_send_its_body_gets_it() throws IOException {
        String head = String.join(
                "\r\n",
                "POST /management/v1/users/_search HTTP/1.1",
                "Host: localhost",
                "Expect: 100-continue",
                "Content-Type: application/json",
                "Content-Length: 2",
                "",
                "");

        assertThat(statusLine(head)).isEqualTo("HTTP/1.1 100 Continue");
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(plain);
        }
        return packed.toByteArray();
    }

    private String statusLine(String request) throws IOException {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            OutputStream out = socket.getOutputStream();
            try {
                out.write(request.getBytes(StandardCharsets.US_ASCII));
                out.flush();
            } catch (IOException refusedEarly) {
                // the response may have arrived already
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

package dev.signet.api.connect;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.signet.api.proto.zitadel.management.v1.GetUserByIDRequest;
import dev.signet.api.proto.zitadel.management.v1.HealthzResponse;
import dev.signet.api.proto.zitadel.v1.ErrorDetail;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** What the Connect protocol requires of a server for unary calls, and what this server refuses. */
@QuarkusTest
final class ConnectDoorIT {
    private static final String SERVICE = "/zitadel.management.v1.ManagementService/";
    private static final String HEALTHZ = SERVICE + "Healthz";
    private static final String USER = SERVICE + "GetUserByID";
    private static final String JSON = "application/json";
    private static final String PROTO = "application/proto";

    @TestHTTPResource
    URI server;

    @ConfigProperty(name = "signet.bootstrap.machine.token-file")
    Path tokenFile;

    @Test
    void a_call_in_json() {
        for (String type : List.of(JSON, "application/json; charset=utf-8", "Application/JSON")) {
            given().header("Content-Type", type)
                    .header("Connect-Protocol-Version", "1")
                    .body("{}")
                    .post(HEALTHZ)
                    .then()
                    .statusCode(200)
                    .header("Content-Type", JSON)
                    .header("Cache-Control", "no-store")
                    .body(equalTo("{}"));
        }
    }

    @Test
    void a_call_in_binary() throws InvalidProtocolBufferException {
        byte[] answer = binary(new byte[0])
                .post(HEALTHZ)
                .then()
                .statusCode(200)
                .header("Content-Type", PROTO)
                .extract()
                .asByteArray();
        assertThat(HealthzResponse.parseFrom(answer)).isEqualTo(HealthzResponse.getDefaultInstance());
    }

    @Test
    void without_a_token_a_failure_names_its_code_and_detail() throws InvalidProtocolBufferException {
        for (RequestSpecification request : List.of(json("{}"), binary(new byte[0]))) {
            String value = request.post(SERVICE + "GetUserByID")
                    .then()
                    .statusCode(401)
                    .header("Content-Type", JSON)
                    .header("WWW-Authenticate", "Bearer")
                    .body("code", equalTo("unauthenticated"))
                    .body("message", containsString("access token"))
                    .body("details.type", hasItem("zitadel.v1.ErrorDetail"))
                    .extract()
                    .path("details[0].value");
            assertThat(ErrorDetail.parseFrom(Base64.getDecoder().decode(value)).getId())
                    .isEqualTo("auth.token.invalid");
        }
    }

    @Test
    void a_missing_token_is_reported_before_an_unreadable_body() {
        for (RequestSpecification request : List.of(json("{"), binary(new byte[] {0x0a, (byte) 0xff}))) {
            request.post(SERVICE + "GetUserByID").then().statusCode(401).body("code", equalTo("unauthenticated"));
        }
    }

    @Test
    void an_unreadable_body_is_an_invalid_argument() {
        for (RequestSpecification request : List.of(
                json("{"),
                json("[]"),
                json("{} {}"),
                binary(new byte[] {0x0a, (byte) 0xff}),
                json("{}").header("Content-Encoding", "gzip"))) {
            request.post(HEALTHZ).then().statusCode(400).body("code", equalTo("invalid_argument"));
        }
    }

    @Test
    void an_rpc_that_is_not_there_is_named() {
        for (String name : List.of(
                "zitadel.management.v1.ManagementService/Nope",
                "zitadel.session.v2.SessionService/CreateSession",
                "some.Service/Nope")) {
            json("{}")
                    .post('/' + name)
                    .then()
                    .statusCode(501)
                    .body("code", equalTo("unimplemented"))
                    .body("message", containsString(name));
        }
    }

    @Test
    void only_post_is_a_call_that_changes_something() {
        for (String method : List.of("GET", "PUT", "DELETE", "PATCH")) {
            given().header("Content-Type", JSON)
                    .queryParam("encoding", "json")
                    .queryParam("message", "{}")
                    .request(method, SERVICE + "AddMachineUser")
                    .then()
                    .statusCode(405)
                    .header("Allow", "POST, OPTIONS");
        }
    }

    @Test
    void other_methods_than_get_and_post_are_no_calls() {
        for (String method : List.of("PUT", "DELETE", "PATCH")) {
            given().header("Content-Type", JSON)
                    .request(method, HEALTHZ)
                    .then()
                    .statusCode(405)
                    .header("Allow", "GET, POST, OPTIONS");
        }
    }

    @Test
    void a_call_that_changes_nothing_may_be_a_get() throws IOException {
        byte[] binary = GetUserByIDRequest.newBuilder().setId("4711").build().toByteArray();
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(binary);
        }
        get("json", "{\"id\":\"4711\"}")
                .queryParam("connect", "v1")
                .get(USER)
                .then()
                .statusCode(401);
        get("json", "{}")
                .get(HEALTHZ)
                .then()
                .statusCode(200)
                .header("Content-Type", JSON)
                .body(equalTo("{}"));
        for (RequestSpecification request : List.of(
                get("json", "{\"id\":\"4711\"}"),
                get("json", base64("{\"id\":\"4711\"}".getBytes(StandardCharsets.UTF_8)))
                        .queryParam("base64", "1"),
                get("proto", base64(binary)).queryParam("base64", "1"),
                get("proto", base64(packed.toByteArray()))
                        .queryParam("base64", "1")
                        .queryParam("compression", "gzip"))) {
            request.header("Authorization", "Bearer " + adminToken())
                    .get(USER)
                    .then()
                    .statusCode(404)
                    .body("code", equalTo("not_found"));
        }
    }

    @Test
    void a_malformed_get_is_refused() {
        for (RequestSpecification request : List.of(
                get("json", "{"),
                get("proto", "_").queryParam("base64", "1"),
                get("json", "{}").queryParam("connect", "v2"),
                given().queryParam("encoding", "json"))) {
            request.get(HEALTHZ).then().statusCode(400).body("code", equalTo("invalid_argument"));
        }
        get("json", "{}").queryParam("compression", "br").get(HEALTHZ).then().statusCode(501);
        for (RequestSpecification request : List.of(get("grpc-web", "{}"), get("xml", "{}"), given())) {
            request.get(HEALTHZ).then().statusCode(415);
        }
    }

    @Test
    void a_streaming_call_is_refused_with_the_protocols_that_offer_it() throws IOException {
        json("{}")
                .header("Authorization", "Bearer " + adminToken())
                .post("/signet.admin.v1.TransferService/ExportUsers")
                .then()
                .statusCode(501)
                .body("code", equalTo("unimplemented"))
                .body("message", containsString("gRPC or REST"));
        for (String name : List.of("ImportUsers", "ExportUsers")) {
            get("json", "{}")
                    .get("/signet.admin.v1.TransferService/" + name)
                    .then()
                    .statusCode(405);
            given().header("Content-Type", "application/connect+json")
                    .body(new byte[] {0, 0, 0, 0, 2, '{', '}'})
                    .post("/signet.admin.v1.TransferService/" + name)
                    .then()
                    .statusCode(415);
        }
    }

    private static RequestSpecification get(String encoding, String message) {
        return given().queryParam("encoding", encoding).queryParam("message", message);
    }

    private String adminToken() throws IOException {
        return Files.readString(tokenFile).strip();
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Test
    void an_unknown_content_type_is_refused_with_the_known_ones() {
        for (String type :
                List.of("text/plain", "application/connect+json", "application/xml", "application/grpc-web+x")) {
            given().header("Content-Type", type)
                    .body("{}".getBytes(StandardCharsets.UTF_8))
                    .post(HEALTHZ)
                    .then()
                    .statusCode(415)
                    .header("Accept-Post", containsString(PROTO));
        }
    }

    @Test
    void another_version_of_the_protocol_is_refused() {
        json("{}")
                .header("Connect-Protocol-Version", "2")
                .post(HEALTHZ)
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid_argument"));
    }

    @Test
    void a_body_may_be_packed_with_gzip_only() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write("{}".getBytes(StandardCharsets.UTF_8));
        }
        given().header("Content-Type", JSON)
                .header("Content-Encoding", "gzip")
                .body(packed.toByteArray())
                .post(HEALTHZ)
                .then()
                .statusCode(200);
        json("{}")
                .header("Content-Encoding", "br")
                .post(HEALTHZ)
                .then()
                .statusCode(501)
                .header("Accept-Encoding", "gzip")
                .body("code", equalTo("unimplemented"));
    }

    @Test
    void a_body_over_the_limit_is_refused() {
        byte[] tooLong = GetUserByIDRequest.newBuilder()
                .setId("x".repeat(1024 * 1024))
                .build()
                .toByteArray();
        binary(tooLong).post(HEALTHZ).then().statusCode(429).body("code", equalTo("resource_exhausted"));
    }

    @Test
    void a_time_of_zero_is_over_at_once_and_a_malformed_one_is_refused() {
        json("{}")
                .header("Connect-Timeout-Ms", "0")
                .post(HEALTHZ)
                .then()
                .statusCode(504)
                .body("code", equalTo("deadline_exceeded"));
        json("{}").header("Connect-Timeout-Ms", "60000").post(HEALTHZ).then().statusCode(200);
        json("{}")
                .header("Connect-Timeout-Ms", "soon")
                .post(HEALTHZ)
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid_argument"));
    }

    @Test
    void the_time_also_runs_while_the_body_arrives() throws IOException {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST " + HEALTHZ + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                            + "Connect-Timeout-Ms: 100\r\nContent-Length: 2\r\n\r\n{")
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            byte[] head = socket.getInputStream().readNBytes(12);
            assertThat(new String(head, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 504");
        }
    }

    @Test
    void scripts_of_every_origin_may_call_but_send_no_cookies() { // attack A-25
        given().header("Origin", "https://console.example")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization,connect-protocol-version,content-type")
                .options(HEALTHZ)
                .then()
                .statusCode(204)
                .header("Access-Control-Allow-Origin", "*")
                .header("Access-Control-Allow-Methods", "GET, POST")
                .header("Access-Control-Allow-Headers", containsString("Connect-Protocol-Version"))
                .header("Access-Control-Allow-Headers", containsString("Authorization"))
                .header("Access-Control-Allow-Credentials", nullValue());
        json("{}")
                .header("Origin", "https://console.example")
                .post(SERVICE + "GetUserByID")
                .then()
                .statusCode(401)
                .header("Access-Control-Allow-Origin", "*")
                .header("Access-Control-Expose-Headers", containsString("Grpc-Status-Details-Bin"));
        json("{}").post(HEALTHZ).then().header("Access-Control-Allow-Origin", nullValue());
    }

    private static RequestSpecification json(String body) {
        return given().header("Content-Type", JSON).body(body);
    }

    private static RequestSpecification binary(byte[] body) {
        return given().header("Content-Type", PROTO).body(body);
    }
}

package dev.signet.api.connect;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import com.google.rpc.Status;
import dev.signet.api.proto.zitadel.management.v1.GetUserByIDRequest;
import dev.signet.api.proto.zitadel.v1.ErrorDetail;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What gRPC-Web requires of a server for unary calls, and what this server refuses. */
@QuarkusTest
final class GrpcWebDoorIT {
    private static final String SERVICE = "/zitadel.management.v1.ManagementService/";
    private static final String HEALTHZ = SERVICE + "Healthz";
    private static final String BINARY = "application/grpc-web+proto";
    private static final String TEXT = "application/grpc-web-text";
    private static final byte[] EMPTY_MESSAGE = {0, 0, 0, 0, 0};

    @ParameterizedTest
    @ValueSource(strings = {"application/grpc-web", BINARY})
    void a_call_in_binary(String type) {
        Response response = call(HEALTHZ, type, EMPTY_MESSAGE, Map.of());
        ByteBuffer body = ByteBuffer.wrap(response.asByteArray());

        assertThat(response.header("Content-Type")).isEqualTo(type);
        assertThat(body.get()).isEqualTo((byte) 0);
        assertThat(body.getInt()).isZero();
        assertThat(trailersAt(body)).containsEntry("grpc-status", "0");
    }

    @Test
    void a_call_in_json() {
        ByteBuffer body = ByteBuffer.wrap(
                call(HEALTHZ, "application/grpc-web+json", new byte[] {0, 0, 0, 0, 2, '{', '}'}, Map.of())
                        .asByteArray());

        assertThat(body.get()).isEqualTo((byte) 0);
        assertThat(body.getInt()).isEqualTo(2);
        assertThat(body.getShort()).isEqualTo((short) ('{' << 8 | '}'));
        assertThat(trailersAt(body)).containsEntry("grpc-status", "0");
    }

    @Test
    void a_call_in_text() {
        byte[] answer = Base64.getDecoder()
                .decode(call(HEALTHZ, TEXT, Base64.getEncoder().encode(EMPTY_MESSAGE), Map.of())
                        .asByteArray());
        ByteBuffer body = ByteBuffer.wrap(answer);
        assertThat(body.get()).isEqualTo((byte) 0);
        assertThat(body.getInt()).isZero();
        assertThat(trailersAt(body)).containsEntry("grpc-status", "0");
    }

    @Test
    void without_a_token_the_trailers_have_status_message_and_details() throws IOException {
        for (byte[] message : List.of(EMPTY_MESSAGE, new byte[] {0, 0, 0, 0, 2, 0x0a, (byte) 0xff}, new byte[] {9})) {
            Map<String, String> trailers = failure(SERVICE + "GetUserByID", message, Map.of());
            assertThat(trailers).containsEntry("grpc-status", "16");
            assertThat(trailers.get("grpc-message")).contains("access token");
            Status status = Status.parseFrom(Base64.getDecoder().decode(trailers.get("grpc-status-details-bin")));
            assertThat(status.getDetails(0).unpack(ErrorDetail.class).getId()).isEqualTo("auth.token.invalid");
        }
    }

    @Test
    void a_malformed_body_is_an_invalid_argument() {
        for (byte[] body : List.of(
                new byte[0],
                new byte[] {0, 0, 0, 0},
                new byte[] {0, 0, 0, 0, 3, 1},
                new byte[] {0, 0, 0, 0, 0, 0},
                new byte[] {0, 0, 0, 0, 2, 0x0a, (byte) 0xff})) {
            assertThat(failure(HEALTHZ, body, Map.of())).containsEntry("grpc-status", "3");
        }
        byte[] text = Base64.getDecoder()
                .decode(call(HEALTHZ, TEXT, new byte[] {'!'}, Map.of()).asByteArray());
        assertThat(trailersAt(ByteBuffer.wrap(text))).containsEntry("grpc-status", "3");
    }

    @Test
    void a_compressed_message_is_refused() { // attack A-31
        assertThat(failure(HEALTHZ, new byte[] {1, 0, 0, 0, 0}, Map.of())).containsEntry("grpc-status", "12");
        for (String header : List.of("Grpc-Encoding", "Content-Encoding")) {
            assertThat(failure(HEALTHZ, EMPTY_MESSAGE, Map.of(header, "gzip"))).containsEntry("grpc-status", "12");
        }
    }

    @Test
    void a_body_over_the_limit_is_refused() {
        byte[] message = GetUserByIDRequest.newBuilder()
                .setId("x".repeat(1024 * 1024))
                .build()
                .toByteArray();
        byte[] body = WebFrames.data(message);
        assertThat(failure(HEALTHZ, body, Map.of())).containsEntry("grpc-status", "8");
    }

    @Test
    void an_rpc_that_is_not_there_is_named() {
        Map<String, String> trailers =
                failure("/zitadel.session.v2.SessionService/CreateSession", EMPTY_MESSAGE, Map.of());
        assertThat(trailers).containsEntry("grpc-status", "12");
        assertThat(trailers.get("grpc-message")).contains("zitadel.session.v2.SessionService/CreateSession");
    }

    @Test
    void a_time_that_is_over_and_one_that_is_malformed() {
        assertThat(failure(HEALTHZ, EMPTY_MESSAGE, Map.of("Grpc-Timeout", "0n")))
                .containsEntry("grpc-status", "4");
        assertThat(failure(HEALTHZ, EMPTY_MESSAGE, Map.of("Grpc-Timeout", "1"))).containsEntry("grpc-status", "3");
    }

    @Test
    void scripts_of_every_origin_may_call() { // attack A-25
        given().header("Origin", "https://console.example")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "content-type,x-grpc-web,x-user-agent,grpc-timeout")
                .options(HEALTHZ)
                .then()
                .statusCode(204)
                .header("Access-Control-Allow-Headers", containsString("X-Grpc-Web"))
                .header("Access-Control-Allow-Headers", containsString("X-User-Agent"));
        assertThat(call(HEALTHZ, BINARY, EMPTY_MESSAGE, Map.of("Origin", "https://console.example"))
                        .header("Access-Control-Allow-Origin"))
                .isEqualTo("*");
    }

    private static Map<String, String> failure(String path, byte[] body, Map<String, String> headers) {
        return trailersAt(ByteBuffer.wrap(call(path, BINARY, body, headers).asByteArray()));
    }

    private static Response call(String path, String type, byte[] body, Map<String, String> headers) {
        Response response =
                given().headers(headers).header("Content-Type", type).body(body).post(path);
        assertThat(response.statusCode()).isEqualTo(200);
        return response;
    }

    /** The trailers, whose frame has to be the rest of the body. */
    private static Map<String, String> trailersAt(ByteBuffer body) {
        assertThat(body.get()).isEqualTo((byte) 0x80);
        byte[] block = new byte[body.getInt()];
        body.get(block);
        assertThat(body.hasRemaining()).isFalse();
        Map<String, String> trailers = new HashMap<>();
        for (String line : new String(block, StandardCharsets.US_ASCII).split("\r\n", -1)) {
            if (!line.isEmpty()) {
                trailers.put(line.substring(0, line.indexOf(':')), line.substring(line.indexOf(':') + 2));
            }
        }
        return trailers;
    }
}

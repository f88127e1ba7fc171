package dev.signet.api.parrot;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import com.google.protobuf.DynamicMessage;
import com.google.rpc.ErrorInfo;
import com.google.rpc.Status;
import io.grpc.CallOptions;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A dialect is one folder: this one is served over gRPC and REST by its own rules, and no file outside its folder
 * refers to it.
 */
@QuarkusTest
@TestProfile(ParrotProfile.class)
final class ParrotDialectIT {
    private static final String REPEAT = "/api/birds/parrots/repeat";
    private static final String TEACH = "/api/birds/parrots/teach";

    @TestHTTPResource
    URI server;

    @ConfigProperty(name = "signet.bootstrap.machine.token-file")
    Path adminToken;

    private ManagedChannel channel;
    private String token;

    @BeforeEach
    void connect() throws IOException {
        channel = ManagedChannelBuilder.forAddress(server.getHost(), server.getPort())
                .usePlaintext()
                .build();
        token = Files.readString(adminToken).strip();
    }

    @AfterEach
    void disconnect() {
        channel.shutdownNow();
    }

    @Test
    void a_public_rpc_needs_no_key() {
        assertThat(ParrotContract.text(call(ParrotContract.LISTEN, "", Map.of()), "said_text"))
                .isEqualTo("hello");
        given().get("/api/birds/parrots/listen").then().statusCode(200).body("said_text", equalTo("hello"));
    }

    @Test
    void a_key_is_looked_for_in_the_header_of_this_dialect_alone() {
        assertThat(ParrotContract.text(call(ParrotContract.REPEAT, "hi", Map.of("x-parrot-key", token)), "said_text"))
                .isEqualTo("hi");
        StatusRuntimeException refusal = refusal("hi", Map.of("authorization", "Bearer " + token));
        assertThat(refusal.getStatus().getCode()).isEqualTo(Code.UNAUTHENTICATED);

        withKey().body("{\"text\":\"hi\"}").post(REPEAT).then().statusCode(200).body("said_text", equalTo("hi"));
        given().contentType(ContentType.JSON)
                .header("Authorization", "Bearer " + token)
                .body("{\"text\":\"hi\"}")
                .post(REPEAT)
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", "Parrot-Key")
                .body("squawk.reason", equalTo("auth.token.invalid"));
    }

    @Test
    void failures_have_the_shape_of_this_dialect_wherever_they_arise() throws Exception {
        StatusRuntimeException refusal = refusal("unheard", Map.of("x-parrot-key", token));
        assertThat(refusal.getStatus().getCode()).isEqualTo(Code.NOT_FOUND);
        Status status = StatusProto.fromThrowable(refusal);
        assertThat(status.getDetailsCount()).isOne();
        assertThat(status.getDetails(0).unpack(ErrorInfo.class).getReason()).isEqualTo("parrot.unheard");

        fails("{\"text\":\"unheard\"}", 404, "parrot.unheard"); // refused by the handler
        fails("{\"text\":\"longer than ten\"}", 400, "request.field.invalid"); // refused by a field rule of the proto
        fails("{\"text\":7}", 400, "request.field.invalid"); // refused by the JSON reader
        fails("{", 400, "request.json.malformed");
        given().get("/api/birds/nope").then().statusCode(404).body("squawk.reason", equalTo("request.path.unknown"));
        given().get(REPEAT).then().statusCode(405).body("squawk.reason", equalTo("request.method.not_allowed"));
        given().header("Content-Encoding", "br")
                .body("{}")
                .post(REPEAT)
                .then()
                .statusCode(415)
                .body("squawk.reason", equalTo("request.body.encoding_unsupported"));
    }

    @Test
    void a_field_that_is_not_there_is_refused() {
        fails("{\"text\":\"hi\",\"hat\":1}", 400, "request.field.invalid");
    }

    @Test
    void answers_are_written_in_the_json_of_this_dialect() {
        withKey()
                .body("{}")
                .post(REPEAT)
                .then()
                .statusCode(200)
                .body("said_text", equalTo(""))
                .body("fault", equalTo(""));
    }

    @Test
    void a_failure_goes_into_the_answer_where_the_dialect_has_a_place_for_it() {
        DynamicMessage refused = call(ParrotContract.TEACH, "hi", Map.of("x-parrot-key", "wrong"));
        assertThat(ParrotContract.text(refused, "fault")).isEqualTo("auth.token.invalid");
        given().contentType(ContentType.JSON)
                .body("{}")
                .post(TEACH)
                .then()
                .statusCode(200)
                .body("fault", equalTo("auth.token.invalid"));
    }

    @Test
    void the_organization_is_selected_by_the_header_of_this_dialect() {
        String own = withKey().body("{}").post(TEACH).then().extract().path("said_text");
        assertThat(own).isNotEmpty();
        withKey().header("x-parrot-nest", own).body("{}").post(TEACH).then().body("said_text", equalTo(own));
        withKey()
                .header("x-parrot-nest", "1")
                .body("{}")
                .post(TEACH)
                .then()
                .body("fault", equalTo("auth.organization.not_accessible"));
        withKey().header("x-zitadel-orgid", "1").body("{}").post(TEACH).then().body("said_text", equalTo(own));
    }

    @Test
    void browsers_are_told_of_its_headers_and_of_no_others() {
        given().header("Origin", "https://console.example")
                .header("Access-Control-Request-Method", "POST")
                .options(REPEAT)
                .then()
                .statusCode(204)
                .header("Access-Control-Allow-Headers", containsString("X-Parrot-Key, X-Parrot-Nest"))
                .header("Access-Control-Allow-Headers", not(containsString("Zitadel")))
                .header("Access-Control-Allow-Headers", not(containsString("Authorization")));
    }

    @Test
    void the_document_describes_it() {
        given().get("/openapi")
                .then()
                .body(
                        "paths.'/api/birds/parrots/teach'.post.parameters[0].$ref",
                        equalTo("#/components/parameters/parrot.x-parrot-nest"))
                .body("paths.'/api/birds/parrots/teach'.post.parameters[1].name", equalTo("Idempotency-Key"))
                .body("paths.'/api/birds/parrots/teach'.post.security[0].parrot", equalTo(List.of()))
                .body("components.securitySchemes.parrot.name", equalTo("x-parrot-key"))
                .body(
                        "components.responses.'parrot.NOT_FOUND'.content.'application/json'.example.squawk.reason",
                        equalTo("user.not_found"))
                .body("info.description", containsString("`/api/birds`"));
    }

    private void fails(String json, int status, String reason) {
        withKey().body(json).post(REPEAT).then().statusCode(status).body("squawk.reason", equalTo(reason));
    }

    private RequestSpecification withKey() {
        return given().contentType(ContentType.JSON).header("x-parrot-key", token);
    }

    private StatusRuntimeException refusal(String text, Map<String, String> headers) {
        return catchThrowableOfType(StatusRuntimeException.class, () -> call(ParrotContract.REPEAT, text, headers));
    }

    private DynamicMessage call(
            MethodDescriptor<DynamicMessage, DynamicMessage> rpc, String text, Map<String, String> headers) {
        Metadata metadata = new Metadata();
        headers.forEach((name, value) -> metadata.put(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER), value));
        return ClientCalls.blockingUnaryCall(
                ClientInterceptors.intercept(channel, MetadataUtils.newAttachHeadersInterceptor(metadata)),
                rpc,
                CallOptions.DEFAULT,
                ParrotContract.phrase(text));
    }
}

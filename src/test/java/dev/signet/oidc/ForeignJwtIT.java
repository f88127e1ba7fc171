package dev.signet.oidc;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signet.api.proto.zitadel.auth.v1.AuthServiceGrpc;
import dev.signet.api.proto.zitadel.auth.v1.GetMyUserRequest;
import dev.signet.fuzz.JsonValues;
import dev.signet.fuzz.Tries;
import dev.signet.oidc.dpop.TestingKey;
import dev.signet.oidc.dpop.TestingProofs;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.MetadataUtils;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever JSON a JWT consists of, every endpoint that reads one refuses it with its own error. */
@QuarkusTest
class ForeignJwtIT {
    private static final String BEARER = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final String JWT_BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    private static final String EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
    private static final String ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token";
    private static final String JWT = "urn:ietf:params:oauth:token-type:jwt";
    private static final int TRIES = 60;
    private static final List<String> ANY_JSON = List.of(
            "null",
            "[]",
            "7",
            "\"x\"",
            "{}",
            "{\"alg\":null,\"iss\":null}",
            "{\"alg\":\"RS256\",\"kid\":7,\"iss\":7}",
            "{\"alg\":\"RS256\",\"alg\":\"RS256\",\"iss\":\"a\",\"iss\":\"b\"}",
            "{\"alg\":\"RS256\",\"crit\":[\"exp\"],\"exp\":1,\"aud\":[1,null]}",
            "{\"alg\":\"RS256\",\"b64\":false,\"crit\":[\"b64\"],\"exp\":1e308}",
            "{\"alg\":\"RS256\",\"kid\":\"\\u0000\",\"iss\":\"\\u0000\",\"sub\":\"\\u0000\"}",
            "{\"alg\":\"RS256\",\"kid\":\"\\ud800\",\"iss\":\"\\ud800\",\"sub\":\"\\ud800\"}");

    @Inject
    TestingFlow flow;

    @Inject
    TestingProofs proofs;

    @TestHTTPResource
    URI server;

    private final Map<String, Function<String, String>> doors = new LinkedHashMap<>();
    private final Map<String, String> refusals = new HashMap<>();

    @BeforeEach
    void list_the_doors() {
        TestingFlow.App open = flow.publicApp();
        listDoorsForAssertions();
        listDoorsForProofs(open);
        listDoorsForRequests(open);
        listDoorsForTokens(flow.webApp());
    }

    private void listDoorsForAssertions() {
        door("assertion", "400 invalid_grant", jwt -> token("grant_type", JWT_BEARER, "assertion", jwt));
        for (String path : List.of("token", "par", "introspect", "revoke", "device_authorization")) {
            door(
                    "client_assertion at " + path,
                    "401 invalid_client",
                    jwt -> protocol(given().formParams(
                                    "client_assertion_type",
                                    BEARER,
                                    "client_assertion",
                                    jwt,
                                    "grant_type",
                                    "client_credentials")
                            .formParam("token", "x")
                            .post("/oauth/v2/" + path)));
        }
    }

    private void listDoorsForProofs(TestingFlow.App open) {
        TestingProofs.Machine machine = proofs.machine();
        String bound = TestingProofs.ask(machine, TestingProofs.proof(TestingKey.es256()))
                .path("access_token");
        door("proof at token", "400 invalid_dpop_proof", jwt -> protocol(TestingProofs.ask(machine, jwt)));
        door(
                "proof at par",
                "400 invalid_dpop_proof",
                jwt -> protocol(given().header("DPoP", jwt)
                        .formParams(flow.parameters(open))
                        .post("/oauth/v2/par")));
        door(
                "proof at userinfo",
                "401 invalid_dpop_proof",
                jwt -> protocol(bound(bound, jwt).get("/oidc/v1/userinfo")));
        door("proof at the REST API", "401 16", jwt -> {
            Response answer = bound(bound, jwt).get("/auth/v1/users/me");
            return answer.statusCode() + " " + answer.path("code");
        });
        door("proof at the gRPC API", "UNAUTHENTICATED", jwt -> grpc(bound, jwt));
    }

    private void listDoorsForRequests(TestingFlow.App open) {
        door("request at authorize", "303 invalid_request_object", jwt -> {
            Response answer = flow.authorize(flow.parameters(open, "request", jwt), null);
            return answer.statusCode() + " "
                    + TestingFlow.query(answer.getHeader("Location")).get("error");
        });
        door(
                "request at par",
                "400 invalid_request_object",
                jwt -> protocol(given().formParams(flow.parameters(open, "request", jwt))
                        .post("/oauth/v2/par")));
        door(
                "id_token_hint at authorize",
                "303",
                jwt -> String.valueOf(flow.authorize(flow.parameters(open, "id_token_hint", jwt), null)
                        .statusCode()));
    }

    private void listDoorsForTokens(TestingFlow.App app) {
        door("token at introspection", "200 false", jwt -> {
            Response answer = asked(app).formParam("token", jwt).post("/oauth/v2/introspect");
            return answer.statusCode() + " " + answer.path("active");
        });
        door(
                "token at revocation",
                "200",
                jwt -> String.valueOf(asked(app)
                        .formParam("token", jwt)
                        .post("/oauth/v2/revoke")
                        .statusCode()));
        door(
                "token at userinfo",
                "401 invalid_token",
                jwt -> protocol(given().auth().oauth2(jwt).get("/oidc/v1/userinfo")));
        for (String type : List.of(ACCESS_TOKEN, JWT)) {
            door(
                    "exchange of " + type,
                    "400",
                    jwt -> String.valueOf(asked(app)
                            .formParams("grant_type", EXCHANGE, "subject_token", jwt, "subject_token_type", type)
                            .post("/oauth/v2/token")
                            .statusCode()));
        }
    }

    @Test
    void any_json_in_place_of_header_and_claims_is_refused_at_every_door() {
        for (String header : ANY_JSON) {
            for (String claims : List.of(header, "{\"iss\":\"x\"}")) {
                expectRefused(JsonValues.jwt(header, claims));
            }
        }
    }

    @Test
    void any_json_in_place_of_the_claims_is_refused_at_every_door() {
        for (String claims : ANY_JSON) {
            expectRefused(JsonValues.jwt("{\"alg\":\"RS256\"}", claims));
        }
    }

    @Test
    void generated_headers_and_claims_are_refused_at_every_door() {
        Tries.each(
                JsonValues.jwts(),
                TRIES,
                jwt -> doors.forEach((door, open) -> assertThat(open.apply(jwt))
                        .as(door)
                        .doesNotStartWith("5")
                        .doesNotStartWith("INTERNAL")
                        .doesNotStartWith("UNKNOWN")));
    }

    private void expectRefused(String jwt) {
        Map<String, String> answers = new HashMap<>();
        doors.forEach((door, open) -> answers.put(door, open.apply(jwt)));
        assertThat(answers).as(jwt).containsExactlyInAnyOrderEntriesOf(refusals);
    }

    private void door(String name, String refusal, Function<String, String> open) {
        doors.put(name, open);
        refusals.put(name, refusal);
    }

    private static String token(String... parameters) {
        RequestSpecification request = given();
        for (int i = 0; i < parameters.length; i += 2) {
            request.formParam(parameters[i], parameters[i + 1]);
        }
        return protocol(request.post("/oauth/v2/token"));
    }

    private static RequestSpecification asked(TestingFlow.App app) {
        return given().auth().preemptive().basic(app.clientId(), String.valueOf(app.secret()));
    }

    private static RequestSpecification bound(String token, String proof) {
        return given().header("Authorization", "DPoP " + token).header("DPoP", proof);
    }

    private static String protocol(Response answer) {
        return answer.statusCode() + " " + answer.path("error");
    }

    private String grpc(String token, String proof) {
        ManagedChannel channel = ManagedChannelBuilder.forAddress(server.getHost(), server.getPort())
                .usePlaintext()
                .build();
        try {
            Metadata headers = new Metadata();
            headers.put(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), "DPoP " + token);
            headers.put(Metadata.Key.of("dpop", Metadata.ASCII_STRING_MARSHALLER), proof);
            Status.Code refused = Objects.requireNonNull(catchThrowableOfType(
                            StatusRuntimeException.class,
                            () -> AuthServiceGrpc.newBlockingStub(channel)
                                    .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
                                    .getMyUser(GetMyUserRequest.getDefaultInstance())))
                    .getStatus()
                    .getCode();
            return refused.name();
        } finally {
            channel.shutdownNow();
        }
    }
}

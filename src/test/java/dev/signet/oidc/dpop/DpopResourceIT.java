package dev.signet.oidc.dpop;

import static dev.signet.oidc.dpop.TestingProofs.SERVER;
import static dev.signet.oidc.dpop.TestingProofs.TOKEN;
import static dev.signet.oidc.dpop.TestingProofs.USERINFO;
import static dev.signet.oidc.dpop.TestingProofs.ask;
import static dev.signet.oidc.dpop.TestingProofs.proof;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.signet.api.proto.zitadel.auth.v1.AuthServiceGrpc;
import dev.signet.api.proto.zitadel.auth.v1.GetMyUserRequest;
import dev.signet.kernel.Actor;
import dev.signet.user.UserCommands;
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
import java.util.List;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bound tokens at userinfo and at this server's APIs (RFC 9449 section 7; ). */
@QuarkusTest
final class DpopResourceIT {
    private static final String ME = "/auth/v1/users/me";
    private static final String GET_MY_USER = "/zitadel.auth.v1.AuthService/GetMyUser";

    @Inject
    TestingProofs proofs;

    @Inject
    UserCommands users;

    @TestHTTPResource
    URI server;

    private TestingKey key;
    private TestingProofs.Machine machine;
    private String token;

    @BeforeEach
    void get_a_bound_token() {
        key = TestingKey.es256();
        machine = proofs.machine();
        token = ask(machine, proof(key)).path("access_token");
    }

    @Test
    void userinfo_accepts_a_bound_token_with_a_proof_of_its_key() {
        with(key.proof("GET", USERINFO).of(token))
                .get("/oidc/v1/userinfo")
                .then()
                .statusCode(200);
        with(key.proof("POST", USERINFO).of(token))
                .post("/oidc/v1/userinfo")
                .then()
                .statusCode(200)
                .body("sub", equalTo(machine.user().userId()));
    }

    @Test
    void userinfo_refuses_a_bound_token_as_bearer() {
        challenged(given().auth().oauth2(token).get("/oidc/v1/userinfo"), "invalid_token");
        challenged(given().formParam("access_token", token).post("/oidc/v1/userinfo"), "invalid_token");
        challenged(
                given().auth()
                        .oauth2(token)
                        .header("DPoP", key.proof("GET", USERINFO).of(token).sign())
                        .get("/oidc/v1/userinfo"),
                "invalid_token");
    }

    @Test
    void userinfo_refuses_a_proof_that_is_not_for_this_token_and_request() {
        TestingKey other = TestingKey.es256();
        challenged(with(key.proof("GET", USERINFO)).get("/oidc/v1/userinfo"), "invalid_dpop_proof");
        challenged(with(key.proof("GET", USERINFO).of("another")).get("/oidc/v1/userinfo"), "invalid_dpop_proof");
        challenged(with(key.proof("POST", USERINFO).of(token)).get("/oidc/v1/userinfo"), "invalid_dpop_proof");
        challenged(with(key.proof("GET", TOKEN).of(token)).get("/oidc/v1/userinfo"), "invalid_dpop_proof");
        challenged(with(other.proof("GET", USERINFO).of(token)).get("/oidc/v1/userinfo"), "invalid_token");
        challenged(given().header("Authorization", "DPoP " + token).get("/oidc/v1/userinfo"), "invalid_dpop_proof");
    }

    @Test
    void a_proof_works_once() {
        TestingKey.Proof proof = key.proof("GET", USERINFO).of(token);
        with(proof).get("/oidc/v1/userinfo").then().statusCode(200);
        challenged(with(proof).get("/oidc/v1/userinfo"), "invalid_dpop_proof");
    }

    @Test
    void an_unbound_token_is_refused_with_a_proof() {
        token = ask(machine).path("access_token");

        challenged(with(key.proof("GET", USERINFO).of(token)).get("/oidc/v1/userinfo"), "invalid_token");
        with(key.proof("GET", SERVER + ME).of(token)).get(ME).then().statusCode(401);
        given().auth().oauth2(token).get(ME).then().statusCode(200);
    }

    @Test
    void a_host_header_does_not_change_the_expected_htu() {
        challenged(
                with(key.proof("GET", "http://evil.example/oidc/v1/userinfo").of(token))
                        .header("Host", "evil.example")
                        .header("X-Forwarded-Host", "evil.example")
                        .get("/oidc/v1/userinfo"),
                "invalid_dpop_proof");
    }

    @Test
    void the_api_accepts_a_bound_token_with_a_proof_of_its_key() {
        with(key.proof("GET", SERVER + ME).of(token))
                .get(ME)
                .then()
                .statusCode(200)
                .body("user.id", equalTo(machine.user().userId()));
    }

    @Test
    void the_api_refuses_a_bound_token_as_bearer_and_wrong_proofs() {
        TestingKey other = TestingKey.es256();
        given().auth().oauth2(token).get(ME).then().statusCode(401);
        challengedByApi(with(key.proof("GET", SERVER + ME)).get(ME), "invalid_dpop_proof");
        challengedByApi(with(key.proof("GET", USERINFO).of(token)).get(ME), "invalid_dpop_proof");
        challengedByApi(with(other.proof("GET", SERVER + ME).of(token)).get(ME), "invalid_token");
        challengedByApi(
                with(key.proof("GET", SERVER + ME).of(token).claim("nonce", "invented"))
                        .get(ME),
                "use_dpop_nonce");
    }

    @Test
    void a_deactivated_user_is_refused_even_with_a_proof() {
        users.deactivate(machine.user(), Actor.system());

        with(key.proof("GET", SERVER + ME).of(token)).get(ME).then().statusCode(401);
        with(key.proof("GET", USERINFO).of(token))
                .get("/oidc/v1/userinfo")
                .then()
                .statusCode(401);
    }

    @Test
    void grpc_calls_need_a_proof_too() {
        String url = SERVER + GET_MY_USER;
        assertThat(callGrpc("DPoP " + token, key.proof("POST", url).of(token).sign()))
                .isEqualTo(machine.user().userId());

        String replayed = key.proof("POST", url).of(token).sign();
        callGrpc("DPoP " + token, replayed);
        StatusRuntimeException refusal =
                catchThrowableOfType(StatusRuntimeException.class, () -> callGrpc("DPoP " + token, replayed));
        assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.UNAUTHENTICATED);
        assertThat(String.valueOf(refusal.getTrailers().get(key("www-authenticate"))))
                .startsWith("DPoP error=\"invalid_dpop_proof\"");

        for (String authorization : List.of("Bearer " + token, "DPoP " + token + "x")) {
            assertThat(catchThrowableOfType(
                                    StatusRuntimeException.class,
                                    () -> callGrpc(
                                            authorization,
                                            key.proof("POST", url).of(token).sign()))
                            .getStatus()
                            .getCode())
                    .isEqualTo(Status.Code.UNAUTHENTICATED);
        }
    }

    @Test
    void two_proofs_are_refused_at_every_resource() {
        challenged(
                with(key.proof("GET", USERINFO).of(token))
                        .header("DPoP", key.proof("GET", USERINFO).of(token).sign())
                        .get("/oidc/v1/userinfo"),
                "invalid_dpop_proof");
        challengedByApi(
                with(key.proof("GET", SERVER + ME).of(token))
                        .header("DPoP", key.proof("GET", SERVER + ME).of(token).sign())
                        .get(ME),
                "invalid_dpop_proof");
        String url = SERVER + GET_MY_USER;
        StatusRuntimeException refusal = catchThrowableOfType(
                StatusRuntimeException.class,
                () -> callGrpc(
                        "DPoP " + token,
                        key.proof("POST", url).of(token).sign(),
                        key.proof("POST", url).of(token).sign()));
        assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.UNAUTHENTICATED);
    }

    private String callGrpc(String authorization, String... proofs) {
        ManagedChannel channel = ManagedChannelBuilder.forAddress(server.getHost(), server.getPort())
                .usePlaintext()
                .build();
        try {
            Metadata headers = new Metadata();
            headers.put(key("authorization"), authorization);
            for (String proof : proofs) {
                headers.put(key("dpop"), proof);
            }
            return AuthServiceGrpc.newBlockingStub(channel)
                    .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
                    .getMyUser(GetMyUserRequest.getDefaultInstance())
                    .getUser()
                    .getId();
        } finally {
            channel.shutdownNow();
        }
    }

    private static Metadata.Key<String> key(String name) {
        return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
    }

    private RequestSpecification with(TestingKey.Proof proof) {
        return given().header("Authorization", "DPoP " + token).header("DPoP", proof.sign());
    }

    private static void challenged(Response answer, String error) {
        answer.then()
                .statusCode(401)
                .header("WWW-Authenticate", challenge(error))
                .header("Access-Control-Expose-Headers", containsString("WWW-Authenticate"))
                .body("error", equalTo(error));
    }

    private static void challengedByApi(Response answer, String error) {
        answer.then()
                .statusCode(401)
                .header("WWW-Authenticate", challenge(error))
                .body("code", equalTo(16));
        assertThat(answer.getHeader("DPoP-Nonce") != null).isEqualTo(error.equals("use_dpop_nonce"));
    }

    private static Matcher<String> challenge(String error) {
        return allOf(startsWith("DPoP error=\"" + error + "\""), containsString("algs=\"RS256 ES256 EdDSA PS256\""));
    }
}

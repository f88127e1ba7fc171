package dev.signet.oidc.userinfo;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.signet.oidc.TestingFlow;
import dev.signet.oidc.TestingMachines;
import dev.signet.signingkey.SigningAlgorithm;
import dev.signet.user.UserRef;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How userinfo receives an access token, and its response without a valid one (RFC 6750 sections 2 and 3). */
@QuarkusTest
class UserinfoIT {
    private static final String PATH = "/oidc/v1/userinfo";

    @Inject
    TestingFlow flow;

    @Inject
    TestingMachines machines;

    private UserRef user;
    private String token;

    @BeforeEach
    void a_person_has_signed_in() {
        TestingFlow.App app = flow.webApp();
        user = flow.person();
        token = flow.redeem(app, flow.code(app, user)).path("access_token");
    }

    @Test
    void the_token_may_be_in_the_header_or_in_a_form() {
        for (Response answer : List.of(
                given().auth().oauth2(token).get(PATH),
                given().auth().oauth2(token).post(PATH),
                given().auth().oauth2(token).contentType("text/plain").body("x").post(PATH),
                given().formParam("access_token", token).post(PATH))) {
            answer.then().statusCode(200).body("sub", equalTo(user.userId()));
        }
    }

    @Test
    void the_token_must_not_be_sent_twice() {
        expectInvalid(given().formParam("access_token", token, token));
        expectInvalid(given().formParam("access_token", token, "another"));
        expectInvalid(given().auth().oauth2(token).formParam("access_token", token));
        expectInvalid(given().formParam("access_token", token + "\0"));
    }

    @Test
    void a_request_without_a_token_gets_a_challenge_without_an_error() {
        for (Response answer : List.of(
                given().get(PATH),
                given().post(PATH),
                given().auth().preemptive().basic("somebody", "x").get(PATH))) {
            answer.then()
                    .statusCode(401)
                    .header(
                            "WWW-Authenticate",
                            allOf(startsWith("Bearer"), containsString("DPoP algs="), not(containsString("error"))))
                    .header("Access-Control-Allow-Origin", equalTo("*"));
            assertThat(answer.asString()).isEmpty();
        }
    }

    @Test
    void an_invalid_token_is_refused_with_a_challenge_of_its_scheme() {
        given().auth()
                .oauth2("nonsense")
                .get(PATH)
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", equalTo("Bearer error=\"invalid_token\""))
                .body("error", equalTo("invalid_token"));
        given().header("Authorization", "DPoP nonsense")
                .get(PATH)
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", startsWith("DPoP error=\"invalid_token\", algs="))
                .body("error", equalTo("invalid_token"));
    }

    @Test
    void a_token_without_openid_is_not_enough() {
        TestingMachines.Machine machine = machines.machine(SigningAlgorithm.RS256);
        String narrow = given().formParam("grant_type", "client_credentials")
                .formParam("client_id", machine.userId())
                .formParam("client_secret", machine.secret())
                .formParam("scope", "profile")
                .post("/oauth/v2/token")
                .path("access_token");

        given().auth()
                .oauth2(narrow)
                .get(PATH)
                .then()
                .statusCode(403)
                .header("WWW-Authenticate", equalTo("Bearer error=\"insufficient_scope\", scope=\"openid\""))
                .body("error", equalTo("insufficient_scope"));
    }

    private static void expectInvalid(RequestSpecification request) {
        request.post(PATH).then().statusCode(400).body("error", equalTo("invalid_request"));
    }
}

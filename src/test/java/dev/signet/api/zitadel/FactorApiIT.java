package dev.signet.api.zitadel;

import static dev.signet.api.zitadel.TestingApi.AUTH;
import static dev.signet.api.zitadel.TestingApi.MANAGEMENT;
import static dev.signet.api.zitadel.TestingApi.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.signet.factor.TestingFactors;
import dev.signet.factor.TestingTotp;
import dev.signet.session.Proof;
import dev.signet.session.SessionQueries;
import dev.signet.token.AccessTokenGrants;
import dev.signet.token.AccessTokens;
import dev.signet.token.Actors;
import dev.signet.token.TestingAccounts;
import dev.signet.token.TokenForm;
import dev.signet.user.UserRef;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
final class FactorApiIT {
    private static final String FACTORS = AUTH + "/users/me/auth_factors";
    private static final String OTP = FACTORS + "/otp";

    @Inject
    TestingApi api;

    @Inject
    TestingAccounts accounts;

    @Inject
    TestingFactors factors;

    @Inject
    AccessTokens tokens;

    @Inject
    SessionQueries sessions;

    private TestingAccounts.SignIn signIn;
    private String token = "";

    @BeforeEach
    void somebody_signed_in() {
        signIn = accounts.signIn();
        token = tokens.issue(AccessTokenGrants.actedBy(new Actors(List.of(), false), signIn.terms(), TokenForm.OPAQUE))
                .value();
    }

    @Test
    void people_set_up_and_remove_an_authenticator_app() {
        JsonPath begun = as(token)
                .body("{}")
                .post(OTP)
                .then()
                .statusCode(200)
                .body("url", startsWith("otpauth://totp/"))
                .body("details.resourceOwner", equalTo(signIn.user().orgId()))
                .extract()
                .jsonPath();
        TestingTotp app = new TestingTotp(begun.getString("secret"));
        assertThat(begun.getString("url")).contains("secret=" + begun.getString("secret"));
        list().body("result", hasSize(1))
                .body("result[0].state", equalTo("AUTH_FACTOR_STATE_NOT_READY"))
                .body("result[0].otp", notNullValue());
        verify(app.wrong())
                .statusCode(400)
                .body("code", equalTo(3))
                .body("details[0].id", equalTo("factor.code_wrong"));

        verify(app.code()).statusCode(200).body("details.sequence", equalTo("2"));

        list().body("result[0].state", equalTo("AUTH_FACTOR_STATE_READY"));
        assertThat(sessions.find(signIn.session().id()).orElseThrow().proofs())
                .containsExactlyInAnyOrder(Proof.PASSWORD, Proof.TOTP);
        verify(app.code(1)).statusCode(409);
        as(token).body("{}").post(OTP).then().statusCode(409).body("details[0].id", equalTo("factor.exists"));
        as(token).delete(OTP).then().statusCode(200);
        list().body("result", nullValue());
        as(token).delete(OTP).then().statusCode(404);
    }

    // attack A-9
    @Test
    void a_token_of_a_session_without_the_factor_opens_the_api_no_more() {
        as(token).get(AUTH + "/users/me").then().statusCode(200);

        TestingTotp app = factors.authenticatorApp(signIn.user());

        as(token).get(AUTH + "/users/me").then().statusCode(401);
        as(token).delete(OTP).then().statusCode(401);
        as(token).body("{}").post(OTP).then().statusCode(401);
        as(token)
                .body("{\"code\":\"" + app.code() + "\"}")
                .post(OTP + "/_verify")
                .then()
                .statusCode(401);
        as(token)
                .body("{\"oldPassword\":\"%s\",\"newPassword\":\"%s\"}"
                        .formatted(TestingAccounts.PASSWORD, "another long secret"))
                .put(AUTH + "/users/me/password")
                .then()
                .statusCode(401);
        as(token)
                .body("{}")
                .post("/zitadel.auth.v1.AuthService/RemoveMyAuthFactorOTP")
                .then()
                .statusCode(401);
    }

    @Test
    void managers_list_and_remove_the_factors_of_people_in_their_organization() {
        UserRef user = signIn.user();
        factors.authenticatorApp(user);
        String path = MANAGEMENT + "/users/" + user.userId() + "/auth_factors";
        String manager = api.machineToken(user.orgId(), "ORG_USER_MANAGER");
        String stranger = api.machineToken(accounts.org(), "ORG_USER_MANAGER");

        as(manager)
                .post(path + "/_search")
                .then()
                .statusCode(200)
                .body("result[0].state", equalTo("AUTH_FACTOR_STATE_READY"));
        as(stranger).post(path + "/_search").then().statusCode(404);
        as(stranger).delete(path + "/otp").then().statusCode(404);
        as(manager).delete(path + "/otp").then().statusCode(200);
        as(manager).post(path + "/_search").then().statusCode(200).body("result", nullValue());
        as(manager).delete(path + "/otp").then().statusCode(404).body("details[0].id", equalTo("factor.not_found"));
        as(manager)
                .post(MANAGEMENT + "/users/" + accounts.machine(user.orgId()).userId() + "/auth_factors/_search")
                .then()
                .statusCode(400)
                .body("details[0].id", equalTo("user.not_human"));
    }

    private ValidatableResponse list() {
        return as(token).post(FACTORS + "/_search").then().statusCode(200);
    }

    private ValidatableResponse verify(String code) {
        return as(token)
                .body("{\"code\":\"" + code + "\"}")
                .post(OTP + "/_verify")
                .then();
    }
}

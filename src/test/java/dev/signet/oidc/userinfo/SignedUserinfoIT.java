package dev.signet.oidc.userinfo;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import dev.signet.kernel.Actor;
import dev.signet.oidc.TestingFlow;
import dev.signet.token.Issuer;
import dev.signet.user.UserCommands;
import dev.signet.user.UserRef;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Userinfo as a signed JWT (OpenID Connect Core 5.3.2; row A-14). */
@QuarkusTest
class SignedUserinfoIT {
    @Inject
    TestingFlow flow;

    @Inject
    UserCommands users;

    @Inject
    Issuer issuer;

    private TestingFlow.App app;
    private UserRef user;
    private String token;

    @BeforeEach
    void a_person_has_signed_in() {
        app = flow.webApp();
        user = flow.person();
        token = flow.redeem(app, flow.code(app, user)).path("access_token");
    }

    @Test
    void a_client_that_accepts_a_jwt_gets_one() throws Exception {
        Response answer = userinfo("application/jwt");

        answer.then()
                .statusCode(200)
                .contentType(startsWith("application/jwt"))
                .header("Cache-Control", "no-store")
                .header("Vary", equalTo("Accept"));
        SignedJWT jwt = SignedJWT.parse(answer.asString());
        JWKSet keys = JWKSet.parse(given().get("/oauth/v2/keys").asString());
        assertThat(jwt.verify(new RSASSAVerifier(
                        keys.getKeyByKeyId(jwt.getHeader().getKeyID()).toRSAKey())))
                .isTrue();
        assertThat(jwt.getJWTClaimsSet().getIssuer()).isEqualTo(issuer.url());
        assertThat(jwt.getJWTClaimsSet().getAudience()).containsExactly(app.clientId());
        assertThat(jwt.getJWTClaimsSet().getSubject()).isEqualTo(user.userId());
        assertThat(jwt.getJWTClaimsSet().getStringClaim("name")).isEqualTo("Flora Flow");
        assertThat(given().get("/.well-known/openid-configuration")
                        .jsonPath()
                        .getList("userinfo_signing_alg_values_supported"))
                .isEqualTo(List.of(jwt.getHeader().getAlgorithm().getName()));
    }

    @Test
    void other_clients_get_json() {
        for (String accept : List.of(
                "application/json", "*/*", "application/*", "text/html", "application/json, application/jwt;q=0.5")) {
            Response answer = userinfo(accept);
            assertThat(answer.statusCode()).as(accept).isEqualTo(200);
            assertThat(answer.contentType()).as(accept).startsWith("application/json");
        }
        assertThat(userinfo("application/json;q=0.5, application/jwt").contentType())
                .startsWith("application/jwt");
    }

    // attack A-8 in docs/security-rules.md
    @Test
    void nothing_is_signed_about_an_inactive_user() {
        users.deactivate(user, Actor.system());
        userinfo("application/jwt")
                .then()
                .statusCode(401)
                .contentType(startsWith("application/json"))
                .body("error", equalTo("invalid_token"));
    }

    // attack A-14 in docs/security-rules.md
    @Test
    void a_signed_answer_is_not_accepted_as_a_token() {
        TestingFlow.App exchanging = flow.app(
                "OIDC_AUTH_METHOD_TYPE_BASIC",
                "OIDC_APP_TYPE_WEB",
                "AUTHORIZATION_CODE",
                "REFRESH_TOKEN",
                "TOKEN_EXCHANGE");
        String access = flow.redeem(exchanging, flow.code(exchanging, user)).path("access_token");
        String jwt = given().auth()
                .oauth2(access)
                .accept("application/jwt")
                .get("/oidc/v1/userinfo")
                .asString();

        assertThat(flow.isActive(exchanging, jwt)).isFalse();
        flow.token(
                        exchanging,
                        Map.of(
                                "grant_type", "urn:ietf:params:oauth:grant-type:token-exchange",
                                "subject_token", jwt,
                                "subject_token_type", "urn:ietf:params:oauth:token-type:id_token"))
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_request"));
    }

    private Response userinfo(String accept) {
        return given().auth().oauth2(token).accept(accept).get("/oidc/v1/userinfo");
    }
}

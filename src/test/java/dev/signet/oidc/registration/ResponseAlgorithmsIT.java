package dev.signet.oidc.registration;

import static dev.signet.oidc.registration.TestingRegistration.as;
import static dev.signet.oidc.registration.TestingRegistration.path;
import static dev.signet.oidc.registration.TestingRegistration.web;
import static dev.signet.oidc.registration.TestingRegistration.with;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import dev.signet.oidc.TestingFlow;
import dev.signet.signingkey.SigningAlgorithm;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Signature algorithms that a client chooses for its ID tokens and userinfo responses (OpenID Connect Registration 2,
 * Core 5.3.2).
 */
@QuarkusTest
@TestProfile(RegistrationOn.class)
final class ResponseAlgorithmsIT {
    @Inject
    TestingRegistration registration;

    @Inject
    TestingFlow flow;

    private String project;
    private JsonPath client;

    @BeforeEach
    void register_a_client() {
        project = registration.project();
        client = registration.registered(
                project, web("id_token_signed_response_alg", "ES256", "userinfo_signed_response_alg", "PS256"));
    }

    @Test
    void the_registered_algorithms_are_returned() {
        assertThat(client.getString("id_token_signed_response_alg")).isEqualTo("ES256");
        assertThat(client.getString("userinfo_signed_response_alg")).isEqualTo("PS256");
        as(client)
                .get(path(client))
                .then()
                .body("id_token_signed_response_alg", equalTo("ES256"))
                .body("userinfo_signed_response_alg", equalTo("PS256"));
    }

    @Test
    void responses_are_signed_with_the_registered_algorithms_and_published_keys() throws Exception {
        JWKSet before = keys();
        JsonPath tokens = signIn();

        SignedJWT idToken = SignedJWT.parse(tokens.getString("id_token"));
        assertThat(idToken.getHeader().getAlgorithm().getName()).isEqualTo("ES256");
        assertThat(isSigned(idToken, before)).isTrue();
        assertThat(idToken.getJWTClaimsSet().getStringClaim("at_hash"))
                .isEqualTo(SigningAlgorithm.ES256.halfHash(tokens.getString("access_token")));

        Response userinfo = userinfo(tokens);
        userinfo.then().statusCode(200).contentType(startsWith("application/jwt"));
        SignedJWT signed = SignedJWT.parse(userinfo.asString());
        assertThat(signed.getHeader().getAlgorithm().getName()).isEqualTo("PS256");
        assertThat(isSigned(signed, before)).isTrue();
        assertThat(signed.getJWTClaimsSet().getAudience()).containsExactly(client.getString("client_id"));
    }

    @Test
    void its_id_token_is_accepted_as_a_hint() {
        String idToken = signIn().getString("id_token");

        given().redirects()
                .follow(false)
                .queryParam("id_token_hint", idToken)
                .get("/oidc/v1/end_session")
                .then()
                .statusCode(303)
                .header("Location", equalTo("http://localhost:8080/ui/login/signed-out"));
    }

    @Test
    void algorithms_that_are_left_out_return_to_the_default() throws Exception {
        as(client)
                .body(with(web(), client))
                .put(path(client))
                .then()
                .statusCode(200)
                .body("id_token_signed_response_alg", equalTo("RS256"))
                .body("$", not(hasKey("userinfo_signed_response_alg")));

        JsonPath tokens = signIn();
        assertThat(SignedJWT.parse(tokens.getString("id_token"))
                        .getHeader()
                        .getAlgorithm()
                        .getName())
                .isEqualTo("RS256");
        userinfo(tokens).then().contentType(startsWith("application/json"));
    }

    @Test
    void a_client_may_change_its_algorithms_later() {
        as(client)
                .body(with(web("userinfo_signed_response_alg", "RS256"), client))
                .put(path(client))
                .then()
                .statusCode(200)
                .body("userinfo_signed_response_alg", equalTo("RS256"));
    }

    @Test
    void changes_by_the_operator_keep_the_registered_algorithms() {
        String appId = registration.appId(project, client.getString("client_id"));
        registration
                .operator()
                .body(Map.of(
                        "redirectUris", new String[] {TestingFlow.REDIRECT},
                        "responseTypes", new String[] {"OIDC_RESPONSE_TYPE_CODE"},
                        "grantTypes", new String[] {"OIDC_GRANT_TYPE_AUTHORIZATION_CODE"},
                        "appType", "OIDC_APP_TYPE_WEB",
                        "authMethodType", "OIDC_AUTH_METHOD_TYPE_BASIC"))
                .put("/management/v1/projects/" + project + "/apps/" + appId + "/oidc_config")
                .then()
                .statusCode(200);

        as(client)
                .get(path(client))
                .then()
                .body("id_token_signed_response_alg", equalTo("ES256"))
                .body("userinfo_signed_response_alg", equalTo("PS256"));
    }

    private JsonPath signIn() {
        TestingFlow.App app =
                new TestingFlow.App(project, "", client.getString("client_id"), client.getString("client_secret"));
        return flow.redeem(app, flow.code(app, flow.person()))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static Response userinfo(JsonPath tokens) {
        return given().auth()
                .oauth2(tokens.getString("access_token"))
                .accept("application/json")
                .get("/oidc/v1/userinfo");
    }

    private static JWKSet keys() throws ParseException {
        return JWKSet.parse(given().get("/oauth/v2/keys").asString());
    }

    private static boolean isSigned(SignedJWT jwt, JWKSet keys) throws JOSEException {
        JWK key = keys.getKeyByKeyId(jwt.getHeader().getKeyID());
        JWSVerifier verifier = jwt.getHeader().getAlgorithm().getName().equals("ES256")
                ? new ECDSAVerifier(key.toECKey())
                : new RSASSAVerifier(key.toRSAKey());
        return jwt.verify(verifier);
    }
}

package dev.signet.oidc.dpop;

import static dev.signet.oidc.dpop.TestingProofs.TOKEN;
import static dev.signet.oidc.dpop.TestingProofs.ask;
import static dev.signet.oidc.dpop.TestingProofs.introspect;
import static dev.signet.oidc.dpop.TestingProofs.proof;
import static dev.signet.oidc.dpop.TestingProofs.refresh;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import com.nimbusds.jwt.SignedJWT;
import dev.signet.oidc.TestingFlow;
import dev.signet.signingkey.SigningAlgorithm;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The effect of proofs on the tokens that the token endpoint issues (RFC 9449 section 5). */
@QuarkusTest
final class DpopTokenIT {
    @Inject
    TestingFlow flow;

    @Inject
    TestingProofs proofs;

    @ParameterizedTest
    @EnumSource(SigningAlgorithm.class)
    void a_token_is_bound_to_the_key_of_the_request(SigningAlgorithm algorithm) {
        TestingKey key = TestingKey.of(algorithm);
        TestingFlow.App app = flow.webApp();
        String code = flow.code(app, flow.person());

        Response answer = ask(app, TestingFlow.codeForm(code), proof(key));

        answer.then().statusCode(200).body("token_type", equalTo("DPoP"));
        introspect(app, answer.path("access_token"))
                .then()
                .body("active", equalTo(true))
                .body("token_type", equalTo("DPoP"))
                .body("cnf.jkt", equalTo(key.thumbprint()));
    }

    @Test
    void without_a_proof_tokens_stay_bearer_tokens() {
        TestingFlow.App app = flow.webApp();
        Response answer = flow.redeem(app, flow.code(app, flow.person()));

        answer.then().body("token_type", equalTo("Bearer"));
        introspect(app, answer.path("access_token"))
                .then()
                .body("token_type", equalTo("Bearer"))
                .body("$", not(hasItems("cnf")));
    }

    @Test
    void a_jwt_carries_the_thumbprint() throws Exception {
        TestingKey key = TestingKey.es256();
        TestingFlow.App app = flow.webApp();
        flow.api()
                .body(Map.of(
                        "redirectUris",
                        new String[] {TestingFlow.REDIRECT},
                        "responseTypes",
                        new String[] {"OIDC_RESPONSE_TYPE_CODE"},
                        "grantTypes",
                        new String[] {"OIDC_GRANT_TYPE_AUTHORIZATION_CODE"},
                        "appType",
                        "OIDC_APP_TYPE_WEB",
                        "authMethodType",
                        "OIDC_AUTH_METHOD_TYPE_BASIC",
                        "accessTokenType",
                        "OIDC_TOKEN_TYPE_JWT"))
                .put("/management/v1/projects/" + app.projectId() + "/apps/" + app.appId() + "/oidc_config")
                .then()
                .statusCode(200);
        String code = flow.code(app, flow.person());

        String token = ask(app, TestingFlow.codeForm(code), proof(key)).path("access_token");

        assertThat(SignedJWT.parse(token).getJWTClaimsSet().getJSONObjectClaim("cnf"))
                .containsEntry("jkt", key.thumbprint());
    }

    @Test
    void the_refresh_token_of_a_public_client_is_bound_too() {
        TestingKey key = TestingKey.es256();
        TestingFlow.App app = flow.publicApp();
        String code = flow.code(app, flow.person());
        JsonPath first = ask(app, TestingFlow.codeForm(code), proof(key)).jsonPath();
        String token = first.getString("refresh_token");

        refused(refresh(app, token, null));
        refused(refresh(app, token, proof(TestingKey.es256())));
        Response renewed = refresh(app, token, proof(key));

        renewed.then().statusCode(200).body("token_type", equalTo("DPoP"));
        refused(refresh(app, renewed.path("refresh_token"), null));
    }

    @Test
    void a_confidential_client_may_change_its_key() {
        TestingKey other = TestingKey.es256();
        TestingFlow.App app = flow.webApp();
        String code = flow.code(app, flow.person());
        JsonPath first =
                ask(app, TestingFlow.codeForm(code), proof(TestingKey.es256())).jsonPath();

        Response renewed = refresh(app, first.getString("refresh_token"), proof(other));

        renewed.then().statusCode(200).body("token_type", equalTo("DPoP"));
        introspect(app, renewed.path("access_token")).then().body("cnf.jkt", equalTo(other.thumbprint()));
    }

    @Test
    void the_token_of_a_machine_is_bound() {
        ask(proofs.machine(), proof(TestingKey.es256()))
                .then()
                .statusCode(200)
                .header("Access-Control-Expose-Headers", containsString("DPoP-Nonce"))
                .body("token_type", equalTo("DPoP"));
    }

    @Test
    void the_metadata_names_the_algorithms() {
        given().get("/.well-known/openid-configuration")
                .then()
                .body("dpop_signing_alg_values_supported", hasItems("ES256", "EdDSA", "RS256", "PS256"));
    }

    @Test
    void a_script_may_send_a_proof_and_read_the_error() {
        given().options("/oauth/v2/token")
                .then()
                .statusCode(204)
                .header("Access-Control-Allow-Headers", containsString("DPoP"));
        ask(proofs.machine(), TestingKey.es256().proof("GET", TOKEN).sign())
                .then()
                .statusCode(400)
                .header("Access-Control-Allow-Origin", "*")
                .header("Access-Control-Expose-Headers", containsString("DPoP-Nonce"));
    }

    private static void refused(Response answer) {
        answer.then().statusCode(400).body("error", equalTo("invalid_grant"));
    }
}

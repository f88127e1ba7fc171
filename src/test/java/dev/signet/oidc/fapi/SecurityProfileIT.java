package dev.signet.oidc.fapi;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.signet.oidc.TestingFlow;
import dev.signet.oidc.TestingMachines;
import dev.signet.oidc.TestingMachines.Machine;
import dev.signet.oidc.TestingSigner;
import dev.signet.oidc.TestingSigner.SigningApp;
import dev.signet.oidc.dpop.TestingKey;
import dev.signet.signingkey.SigningAlgorithm;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A server in the FAPI 2.0 Security Profile. */
@QuarkusTest
@TestProfile(SecurityProfileIT.Fapi.class)
class SecurityProfileIT {
    private static final String PAR = TestingSigner.ISSUER + "/oauth/v2/par";
    private static final String TOKEN = TestingSigner.ISSUER + "/oauth/v2/token";

    /** Turns the profile on. */
    public static final class Fapi implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("signet.oidc.security-profile", "fapi2", "signet.signing-keys.algorithm", "PS256");
        }
    }

    @Inject
    TestingFlow flow;

    @Inject
    TestingSigner signer;

    @Inject
    TestingMachines machines;

    @Test
    void a_pushed_request_of_a_client_with_keys_leads_to_bound_tokens() {
        SigningApp app = signer.app(SigningAlgorithm.PS256);
        TestingKey key = TestingKey.es256();
        String code = code(app, push(app, flow.parameters(app.app()), key));

        redeem(app, code, key).then().statusCode(200).body("token_type", equalTo("DPoP"));
    }

    @Test
    void a_code_is_bound_to_the_key_its_request_was_pushed_with() {
        // RFC 9449 section 10.1
        SigningApp app = signer.app(SigningAlgorithm.ES256);
        TestingKey key = TestingKey.es256();

        redeem(app, code(app, push(app, flow.parameters(app.app()), key)), TestingKey.es256())
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_grant"));
        Map<String, String> named = flow.parameters(app.app(), "dpop_jkt", key.thumbprint());
        push(app, named, key).then().statusCode(201);
        push(app, named, TestingKey.es256()).then().statusCode(400).body("error", equalTo("invalid_dpop_proof"));
        redeem(app, code(app, push(app, named, null)), TestingKey.es256())
                .then()
                .statusCode(400);
    }

    @Test
    void unbound_tokens_are_not_issued() {
        SigningApp app = signer.app(SigningAlgorithm.ES256);

        redeem(app, code(app, push(app, flow.parameters(app.app()), null)), null)
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_request"));
    }

    @Test
    void a_refresh_token_is_not_rotated_and_works_for_its_own_client_only() {
        SigningApp app = signer.app(SigningAlgorithm.ES256);
        TestingKey key = TestingKey.es256();
        String token = redeem(app, code(app, push(app, flow.parameters(app.app()), key)), key)
                .path("refresh_token");

        for (int use = 0; use < 2; use++) {
            refresh(app, token, key).then().statusCode(200).body("refresh_token", equalTo(token));
        }
        // attack A-4 in docs/security-rules.md
        refresh(signer.app(SigningAlgorithm.ES256), token, key)
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_grant"));
        refresh(app, token, null).then().statusCode(400).body("error", equalTo("invalid_request"));
        refresh(app, token, key).then().statusCode(200);
    }

    @Test
    void a_request_that_was_not_pushed_is_refused() {
        SigningApp app = signer.app(SigningAlgorithm.ES256);

        assertThat(TestingFlow.query(
                        flow.authorize(flow.parameters(app.app()), null).getHeader("Location")))
                .containsEntry("error", "invalid_request");
        assertThat(TestingFlow.query(
                        flow.authorize(flow.parameters(app.app(), "request", app.sign(signer.request(app))), null)
                                .getHeader("Location")))
                .containsEntry("error", "invalid_request");
    }

    @Test
    void pkce_is_required_of_every_client() {
        SigningApp app = signer.app(SigningAlgorithm.ES256);
        Map<String, String> without = flow.parameters(app.app());
        without.remove("code_challenge");
        without.remove("code_challenge_method");

        push(app, without, null).then().statusCode(400).body("error", equalTo("invalid_request"));
    }

    @Test
    void clients_authenticate_with_assertions_only() {
        TestingFlow.App secret = flow.webApp();
        given().auth()
                .preemptive()
                .basic(secret.clientId(), String.valueOf(secret.secret()))
                .formParams(flow.parameters(secret))
                .post("/oauth/v2/par")
                .then()
                .statusCode(401);
        TestingFlow.App open = flow.publicApp();
        given().formParams(flow.parameters(open)).post("/oauth/v2/par").then().statusCode(401);
        given().get("/.well-known/openid-configuration")
                .then()
                .body("token_endpoint_auth_methods_supported", contains("private_key_jwt"))
                .body("token_endpoint_auth_signing_alg_values_supported", not(hasItem("RS256")))
                .body("require_pushed_authorization_requests", equalTo(true));
    }

    @Test
    void machine_users_authenticate_with_assertions_only() {
        Machine machine = machines.machine(SigningAlgorithm.PS256);
        TestingKey key = TestingKey.es256();

        byMachine(key, Map.of("client_id", machine.userId(), "client_secret", machine.secret()))
                .then()
                .statusCode(401)
                .body("error", equalTo("invalid_client"));
        byMachine(key, signer.proof(machine.sign(SigningAlgorithm.RS256)))
                .then()
                .statusCode(401)
                .body("error", equalTo("invalid_client"));
        byMachine(key, signer.proof(machine.sign("jti", null))).then().statusCode(401);
        byMachine(key, signer.proof(machine.sign())).then().statusCode(200).body("token_type", equalTo("DPoP"));
    }

    @Test
    void an_assertion_needs_the_issuer_as_only_audience_a_strong_algorithm_and_an_id() {
        SigningApp app = signer.app(SigningAlgorithm.ES256);

        expectUnknown(app, app.sign(signer.assertion(app, "aud", TOKEN)));
        expectUnknown(app, app.sign(signer.assertion(app, "aud", PAR)));
        expectUnknown(app, app.sign(signer.assertion(app, "aud", List.of(TestingSigner.ISSUER))));
        expectUnknown(app, app.sign(signer.assertion(app, "jti", null)));
        SigningApp rsa = signer.app(SigningAlgorithm.RS256);
        expectUnknown(rsa, rsa.sign(signer.assertion(rsa)));
    }

    @Test
    void a_proof_is_signed_by_a_strong_algorithm() {
        // FAPI 2.0 Security Profile 5.4.1
        SigningApp app = signer.app(SigningAlgorithm.ES256);
        TestingKey weak = TestingKey.of(SigningAlgorithm.RS256);
        TestingKey strong = TestingKey.of(SigningAlgorithm.PS256);

        push(app, flow.parameters(app.app()), weak)
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_dpop_proof"))
                .body("error_description", containsString("ES256 EdDSA PS256"));
        redeem(app, code(app, push(app, flow.parameters(app.app()), null)), weak)
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_dpop_proof"));
        String token = redeem(app, code(app, push(app, flow.parameters(app.app()), strong)), strong)
                .path("access_token");
        given().header("Authorization", "Bearer " + token)
                .get("/oidc/v1/userinfo")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", containsString("algs=\"ES256 EdDSA PS256\""));
    }

    @Test
    void the_metadata_does_not_offer_what_the_profile_refuses() {
        given().get("/.well-known/openid-configuration")
                .then()
                .body("dpop_signing_alg_values_supported", contains("ES256", "EdDSA", "PS256"))
                .body("id_token_signing_alg_values_supported", not(hasItem("RS256")))
                .body("userinfo_signing_alg_values_supported", not(hasItem("RS256")))
                .body("request_object_signing_alg_values_supported", not(hasItem("RS256")));
    }

    @Test
    void a_signed_request_needs_both_times_of_its_validity() {
        SigningApp app = signer.app(SigningAlgorithm.ES256);

        pushSigned(app, signer.request(app)).then().statusCode(201);
        for (String claim : List.of("exp", "nbf")) {
            pushSigned(app, signer.request(app, claim, null))
                    .then()
                    .statusCode(400)
                    .body("error", equalTo("invalid_request_object"));
        }
    }

    private static Response byMachine(TestingKey key, Map<String, String> credentials) {
        return proving(key, TOKEN)
                .formParams(credentials)
                .formParam("grant_type", "client_credentials")
                .post("/oauth/v2/token");
    }

    private Response pushSigned(SigningApp app, Map<String, Object> claims) {
        return given().formParams(signer.proof(app))
                .formParam("request", app.sign(claims))
                .post("/oauth/v2/par");
    }

    private void expectUnknown(SigningApp app, String assertion) {
        given().formParams(flow.parameters(app.app()))
                .formParams(signer.proof(assertion))
                .post("/oauth/v2/par")
                .then()
                .statusCode(401)
                .body("error", equalTo("invalid_client"));
    }

    private Response push(SigningApp app, Map<String, String> parameters, @Nullable TestingKey key) {
        return proving(key, PAR)
                .formParams(parameters)
                .formParams(signer.proof(app))
                .post("/oauth/v2/par");
    }

    private String code(SigningApp app, Response pushed) {
        Response waiting = flow.authorize(
                Map.of("client_id", app.app().clientId(), "request_uri", pushed.path("request_uri")), null);
        return String.valueOf(
                flow.callback(waiting, flow.signIn(waiting, flow.person())).get("code"));
    }

    private Response redeem(SigningApp app, String code, @Nullable TestingKey key) {
        Map<String, String> form = new HashMap<>(TestingFlow.codeForm(code));
        form.putAll(signer.proof(app));
        return proving(key, TOKEN).formParams(form).post("/oauth/v2/token");
    }

    private Response refresh(SigningApp app, String token, @Nullable TestingKey key) {
        Map<String, String> form = new HashMap<>(signer.proof(app));
        form.put("grant_type", "refresh_token");
        form.put("refresh_token", token);
        return proving(key, TOKEN).formParams(form).post("/oauth/v2/token");
    }

    private static RequestSpecification proving(@Nullable TestingKey key, String url) {
        RequestSpecification request = given();
        return key == null
                ? request
                : request.header("DPoP", key.proof("POST", url).sign());
    }
}

package dev.signet.oidc.requestobject;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import dev.signet.oidc.TestingFlow;
import dev.signet.oidc.TestingSigner;
import dev.signet.oidc.TestingSigner.SigningApp;
import dev.signet.signingkey.SigningAlgorithm;
import dev.signet.signingkey.TestingKeyPairs;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.security.KeyPair;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Signed request objects by value (RFC 9101, OpenID Connect Core 6.1). */
@QuarkusTest
class RequestObjectIT {
    @Inject
    TestingFlow flow;

    @Inject
    TestingSigner signer;

    @ParameterizedTest
    @EnumSource(SigningAlgorithm.class)
    void a_signed_request_leads_to_tokens(SigningAlgorithm algorithm) {
        SigningApp app = signer.app(algorithm);

        Response waiting = authorize(app, app.sign(signer.request(app, "max_age", 600)));
        Map<String, String> answer = flow.callback(waiting, flow.signIn(waiting, flow.person()));

        assertThat(answer).containsEntry("state", "the-state").containsKey("iss");
        redeem(app, answer.get("code")).then().statusCode(200);
    }

    @Test
    void only_signed_parameters_count() {
        SigningApp app = signer.app(SigningAlgorithm.ES256);
        Map<String, String> beside = flow.parameters(app.app(), "state", "not-signed", "prompt", "none");
        beside.put("request", app.sign(signer.request(app, "nonce", null)));

        Response waiting = flow.authorize(beside, null);

        Map<String, String> answer = flow.callback(waiting, flow.signIn(waiting, flow.person()));
        assertThat(answer).containsEntry("state", "the-state").containsKey("code");
    }

    @Test
    void a_signed_request_can_be_pushed() {
        SigningApp app = signer.app(SigningAlgorithm.PS256);
        Response pushed = push(app, app.sign(signer.request(app)));
        pushed.then().statusCode(201);

        Response waiting = flow.authorize(
                Map.of("client_id", app.app().clientId(), "request_uri", pushed.path("request_uri")), null);

        assertThat(waiting.getHeader("Location")).contains("/ui/login/login");
        push(app, TestingSigner.unsigned(signer.request(app)))
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_request_object"));
        push(app, app.sign(signer.request(app, "redirect_uri", "https://evil.example/")))
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_request"));
    }

    @Test
    void invalid_claims_are_refused() {
        SigningApp app = signer.app(SigningAlgorithm.ES256);
        long now = Instant.now().getEpochSecond();

        expectRefused(app, app.sign(signer.request(app, "iss", null)));
        expectRefused(app, app.sign(signer.request(app, "iss", "somebody")));
        expectRefused(app, app.sign(signer.request(app, "aud", null)));
        expectRefused(app, app.sign(signer.request(app, "aud", "https://other.example")));
        expectRefused(app, app.sign(signer.request(app, "client_id", null)));
        expectRefused(app, app.sign(signer.request(app, "client_id", "1")));
        expectRefused(app, app.sign(signer.request(app, "sub", app.app().clientId())));
        expectRefused(app, app.sign(signer.request(app, "exp", now - 1)));
        expectRefused(app, app.sign(signer.request(app, "exp", now + 3_700)));
        expectRefused(app, app.sign(signer.request(app, "nbf", now + 120)));
        expectRefused(app, app.sign(signer.request(app, "nbf", now - 3_700)));
        expectRefused(app, app.sign(signer.request(app, "response_type", "code id_token")));
        expectRefused(app, app.sign(signer.request(app, "scope", List.of("openid"))));
        expectRefused(app, app.sign(signer.request(app, "request", "x")));
        expectRefused(app, app.sign(signer.request(app, "request_uri", "https://evil.example/")));
        assertThat(authorize(app, app.sign(signer.request(app, "aud", List.of(TestingSigner.ISSUER, "other"))))
                        .getHeader("Location"))
                .contains("/ui/login/login");
    }

    @Test
    void unsigned_altered_and_foreign_requests_are_refused() {
        // attack A-14 in docs/security-rules.md
        SigningApp app = signer.app(SigningAlgorithm.RS256);
        SigningApp other = signer.app(SigningAlgorithm.RS256);
        String signed = app.sign(signer.request(app));
        String[] parts = signed.split("\\.", -1);
        String[] altered = app.sign(signer.request(app, "state", "x")).split("\\.", -1);

        assertThat(TestingFlow.query(authorize(app, TestingSigner.unsigned(signer.request(app)))
                        .getHeader("Location")))
                .containsEntry("error", "request_not_supported");
        expectRefused(app, "nonsense");
        expectRefused(app, parts[0] + '.' + altered[1] + '.' + parts[2]);
        expectRefused(app, parts[0] + '.' + parts[1] + '.');
        expectRefused(app, other.sign(signer.request(app)));
        expectRefused(app, sign(app, SigningAlgorithm.RS256, TestingKeyPairs.of(SigningAlgorithm.RS256), "JWT"));
        expectRefused(app, sign(app, SigningAlgorithm.ES256, TestingKeyPairs.of(SigningAlgorithm.ES256), "JWT"));
        expectRefused(app, TestingSigner.sign(app.algorithm(), app.pair(), app.keyId(), "at+jwt", signer.request(app)));
        expectRefused(app, app.sign(signer.assertion(app)));
        SigningApp expired = signer.withExpiredKey(app);
        expectRefused(expired, expired.sign(signer.request(expired)));
    }

    @Test
    void assertions_and_request_objects_are_not_interchangeable() {
        SigningApp app = signer.app(SigningAlgorithm.ES256);

        given().formParams(flow.parameters(app.app()))
                .formParams(signer.proof(app.sign(signer.request(app))))
                .post("/oauth/v2/par")
                .then()
                .statusCode(401)
                .body("error", equalTo("invalid_client"));
    }

    @Test
    void a_refused_request_redirects_to_registered_addresses_only() {
        // attack A-3 in docs/security-rules.md
        SigningApp app = signer.app(SigningAlgorithm.ES256);
        Map<String, String> parameters =
                flow.parameters(app.app(), "redirect_uri", "https://evil.example/", "request", "nonsense");
        flow.authorize(parameters, null).then().header("Location", endsWith("/ui/login/error?reason=redirect_uri"));

        authorize(app, app.sign(signer.request(app, "redirect_uri", "https://evil.example/")))
                .then()
                .header("Location", endsWith("/ui/login/error?reason=redirect_uri"));
    }

    @Test
    void request_and_request_uri_exclude_each_other() {
        SigningApp app = signer.app(SigningAlgorithm.ES256);
        Map<String, String> parameters = flow.parameters(
                app.app(), "request", app.sign(signer.request(app)), "request_uri", "urn:ietf:params:oauth:x");

        assertThat(TestingFlow.query(flow.authorize(parameters, null).getHeader("Location")))
                .containsEntry("error", "invalid_request");
    }

    @Test
    void discovery_lists_what_is_supported() {
        given().get("/.well-known/openid-configuration")
                .then()
                .body("request_parameter_supported", equalTo(true))
                .body("request_uri_parameter_supported", equalTo(false))
                .body("require_signed_request_object", equalTo(false))
                .body("request_object_signing_alg_values_supported", contains("RS256", "ES256", "EdDSA", "PS256"));
    }

    private String sign(SigningApp app, SigningAlgorithm algorithm, KeyPair pair, String type) {
        return TestingSigner.sign(algorithm, pair, app.keyId(), type, signer.request(app));
    }

    private void expectRefused(SigningApp app, String object) {
        assertThat(TestingFlow.query(authorize(app, object).getHeader("Location")))
                .containsEntry("error", "invalid_request_object")
                .containsEntry("state", "the-state");
    }

    private Response authorize(SigningApp app, String object) {
        return flow.authorize(flow.parameters(app.app(), "request", object), null);
    }

    private Response push(SigningApp app, String object) {
        return given().formParams(signer.proof(app))
                .formParam("request", object)
                .post("/oauth/v2/par");
    }

    private Response redeem(SigningApp app, String code) {
        Map<String, String> form = new HashMap<>(signer.proof(app));
        form.putAll(TestingFlow.codeForm(code));
        return flow.token(new TestingFlow.App("", "", app.app().clientId(), null), form);
    }
}

package dev.signet.oidc.requestobject;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.signet.oidc.TestingFlow;
import dev.signet.oidc.TestingSigner;
import dev.signet.oidc.TestingSigner.SigningApp;
import dev.signet.signingkey.SigningAlgorithm;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A server that accepts only signed authorization requests (RFC 9101 section 10.5). */
@QuarkusTest
@TestProfile(SignedRequestsIT.SignedOnly.class)
class SignedRequestsIT {

    /** Turns the setting on. */
    public static final class SignedOnly implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("signet.oidc.require-signed-request-object", "true");
        }
    }

    @Inject
    TestingFlow flow;

    @Inject
    TestingSigner signer;

    @Test
    void a_request_that_is_not_signed_is_refused_at_both_endpoints() {
        SigningApp app = signer.app(SigningAlgorithm.ES256);

        assertThat(TestingFlow.query(
                        flow.authorize(flow.parameters(app.app()), null).getHeader("Location")))
                .containsEntry("error", "invalid_request")
                .containsEntry("state", "the-state");
        given().formParams(flow.parameters(app.app()))
                .formParams(signer.proof(app))
                .post("/oauth/v2/par")
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_request"));
    }

    @Test
    void a_signed_request_is_accepted_directly_and_pushed() {
        SigningApp app = signer.app(SigningAlgorithm.ES256);

        expectAsked(flow.authorize(
                Map.of("client_id", app.app().clientId(), "request", app.sign(signer.request(app))), null));
        String requestUri = given().formParams(signer.proof(app))
                .formParam("request", app.sign(signer.request(app)))
                .post("/oauth/v2/par")
                .then()
                .statusCode(201)
                .extract()
                .path("request_uri");
        expectAsked(flow.authorize(Map.of("client_id", app.app().clientId(), "request_uri", requestUri), null));
    }

    @Test
    void discovery_announces_the_feature() {
        given().get("/.well-known/openid-configuration").then().body("require_signed_request_object", equalTo(true));
    }

    private static void expectAsked(Response response) {
        assertThat(response.statusCode()).isEqualTo(303);
        assertThat(response.getHeader("Location")).contains("/ui/login/login?authRequestID=");
    }
}

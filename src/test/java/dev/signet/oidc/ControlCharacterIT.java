package dev.signet.oidc;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.signet.signingkey.SigningAlgorithm;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Characters that PostgreSQL cannot store are refused at every endpoint as an invalid request. */
@QuarkusTest
class ControlCharacterIT {
    private static final String NUL = "1\0";

    @Inject
    TestingFlow flow;

    @Inject
    TestingSigner signer;

    @ParameterizedTest
    @CsvSource({
        "/oauth/v2/token, client_id",
        "/oauth/v2/token, code",
        "/oauth/v2/introspect, client_id",
        "/oauth/v2/introspect, token",
        "/oauth/v2/revoke, client_id",
        "/oauth/v2/par, client_id",
        "/oauth/v2/par, nonce",
        "/oauth/v2/device_authorization, client_id",
        "/oauth/v2/device_authorization, scope"
    })
    void api_clients_get_an_error(String endpoint, String parameter) {
        TestingFlow.App app = flow.publicApp();
        Map<String, String> form = new HashMap<>(
                Map.of("client_id", app.clientId(), "grant_type", "authorization_code", "code", "x", "token", "x"));
        form.put(parameter, NUL);

        given().formParams(form).post(endpoint).then().statusCode(400).body("error", equalTo("invalid_request"));
    }

    @Test
    void a_client_id_in_the_header_with_control_characters_is_refused() {
        String credentials = Base64.getEncoder().encodeToString("1\0:secret".getBytes(StandardCharsets.UTF_8));
        for (String endpoint : new String[] {"/oauth/v2/token", "/oauth/v2/introspect", "/oauth/v2/revoke"}) {
            given().header("Authorization", "Basic " + credentials)
                    .formParams(Map.of("grant_type", "client_credentials", "token", "x"))
                    .post(endpoint)
                    .then()
                    .statusCode(401)
                    .body("error", equalTo("invalid_client"));
        }
    }

    @Test
    void a_signed_request_with_control_characters_is_refused() {
        TestingSigner.SigningApp app = signer.app(SigningAlgorithm.ES256);

        given().formParams(signer.proof(app.sign(signer.assertion(app, "iss", NUL))))
                .formParam("token", "x")
                .post("/oauth/v2/introspect")
                .then()
                .statusCode(401)
                .body("error", equalTo("invalid_client"));
        Response answer = flow.authorize(
                flow.parameters(app.app(), "request", app.sign(signer.request(app, "nonce", NUL))), null);
        assertThat(TestingFlow.query(answer.getHeader("Location"))).containsEntry("error", "invalid_request_object");
    }

    @ParameterizedTest
    @ValueSource(strings = {"state", "nonce", "login_hint"})
    void a_known_application_receives_the_error(String parameter) {
        Response answer = flow.authorize(flow.parameters(flow.webApp(), parameter, NUL), null);

        assertThat(answer.getHeader("Location")).startsWith(TestingFlow.REDIRECT + '?');
        assertThat(TestingFlow.query(answer.getHeader("Location"))).containsEntry("error", "invalid_request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"client_id", "redirect_uri"})
    void a_browser_with_such_a_request_gets_an_error_page(String parameter) {
        Response answer = flow.authorize(flow.parameters(flow.webApp(), parameter, NUL), null);

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.getHeader("Location")).endsWith("/ui/login/error?reason=request");
    }

    @Test
    void a_browser_with_such_an_id_or_hint_gets_an_error_page() {
        for (String path :
                new String[] {"/oauth/v2/authorize?client_id=%00", "/oidc/v1/end_session?id_token_hint=%00"}) {
            given().urlEncodingEnabled(false)
                    .redirects()
                    .follow(false)
                    .get(path)
                    .then()
                    .statusCode(303)
                    .header("Location", endsWith("/ui/login/error?reason=request"));
        }
    }

    @Test
    void the_error_page_is_in_the_language_of_the_browser() {
        given().urlEncodingEnabled(false)
                .header("Accept-Language", "de")
                .get("/ui/login/assets/brand/%00/style.css")
                .then()
                .statusCode(400)
                .contentType(startsWith("text/html"))
                .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
                .header("Cache-Control", equalTo("no-store"))
                .body(containsString("Das hat nicht geklappt"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/oauth/v2/token", "/oauth/v2/revoke", "/oauth/v2/par", "/oauth/v2/device_authorization"})
    void scripts_can_read_the_errors_of_endpoints_that_they_may_call(String endpoint) {
        given().header("Origin", "https://app.example.com")
                .formParam("client_id", "nobody")
                .formParam("grant_type", "refresh_token")
                .formParam("refresh_token", "x")
                .post(endpoint)
                .then()
                .statusCode(401)
                .header("Access-Control-Allow-Origin", equalTo("*"))
                .header("Access-Control-Expose-Headers", containsString("WWW-Authenticate"));
    }
}

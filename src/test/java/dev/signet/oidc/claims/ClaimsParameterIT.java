package dev.signet.oidc.claims;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.signet.oidc.TestingFlow;
import dev.signet.user.UserRef;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The claims parameter (OpenID Connect Core 5.5) and {@code acr} (Core 2, 5.5.1.1). */
@QuarkusTest
class ClaimsParameterIT {
    private static final String SEVERAL_FACTORS = "http://schemas.openid.net/pape/policies/2007/06/multi-factor";
    private static final String PASSWORD = "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport";

    @Inject
    TestingFlow flow;

    @Test
    void claims_appear_only_where_they_were_requested() throws Exception {
        JsonPath tokens = tokens("""
                {"id_token": {"email": {"essential": true}, "auth_time": {"essential": true}, "unknown": null},
                 "userinfo": {"given_name": null, "name": {"essential": true, "value": "Somebody Else"}},
                 "elsewhere": {"x": 1}}
                """);

        JWTClaimsSet idToken = claims(tokens.getString("id_token"));
        assertThat(idToken.getStringClaim("email")).endsWith("@example.com");
        assertThat(idToken.getClaims()).containsKey("auth_time").doesNotContainKeys("given_name", "unknown", "name");
        given().auth()
                .oauth2(tokens.getString("access_token"))
                .get("/oidc/v1/userinfo")
                .then()
                .statusCode(200)
                .body("given_name", equalTo("Flora"))
                .body("name", equalTo("Flora Flow"))
                .body("email", nullValue())
                .body("family_name", nullValue());
    }

    @Test
    void claims_are_kept_when_tokens_are_refreshed() throws Exception {
        TestingFlow.App app = flow.webApp();
        JsonPath tokens = tokens(
                app, flow.person(), "{\"userinfo\": {\"given_name\": null}, \"id_token\": {\"family_name\": null}}");

        JsonPath renewed = flow.refresh(app, tokens.getString("refresh_token")).jsonPath();

        given().auth()
                .oauth2(renewed.getString("access_token"))
                .get("/oidc/v1/userinfo")
                .then()
                .body("given_name", equalTo("Flora"))
                .body("family_name", nullValue());
        assertThat(claims(renewed.getString("id_token")).getClaims())
                .containsEntry("family_name", "Flow")
                .doesNotContainKeys("given_name", "nonce");
    }

    @Test
    void claims_about_the_token_itself_cannot_be_overwritten() throws Exception {
        TestingFlow.App app = flow.webApp();
        UserRef user = flow.person();
        JsonPath tokens = tokens(app, user, "{\"id_token\": {\"iss\": {\"value\": \"x\"}, \"aud\": null}}");

        JWTClaimsSet idToken = claims(tokens.getString("id_token"));
        assertThat(idToken.getIssuer()).isEqualTo("http://localhost:8080");
        assertThat(idToken.getSubject()).isEqualTo(user.userId());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "[]",
                "\"text\"",
                "{\"id_token\": []}",
                "{\"userinfo\": \"email\"}",
                "{\"userinfo\": {\"email\": true}}",
                "{\"userinfo\": {\"email\": {\"essential\": \"yes\"}}}",
                "{\"userinfo\": {\"email\": {\"values\": \"x\"}}}",
                "{\"userinfo\": {\"email\": null, \"email\": null}}",
                "{\"userinfo\": {}} {}",
                "{\"id_token\": {\"sub\": {\"values\": [\"1\", \"2\"]}}}"
            })
    void malformed_claims_are_refused(String claims) {
        assertThat(error(claims)).containsEntry("error", "invalid_request").containsEntry("state", "the-state");
    }

    @Test
    void an_unsupported_acr_is_an_error_only_if_it_is_essential() throws Exception {
        assertThat(error("{\"id_token\": {\"acr\": {\"essential\": true, \"values\": [\"phr\", \"phrh\"]}}}"))
                .containsEntry("error", "unmet_authentication_requirements");

        JsonPath tokens = tokens("{\"id_token\": {\"acr\": {\"essential\": true, \"values\": [\"phr\", \"" + PASSWORD
                + "\"]}, \"name\": {\"value\": \"x\"}}}");
        assertThat(claims(tokens.getString("id_token")).getStringClaim("acr")).isEqualTo(PASSWORD);
        assertThat(claims(tokens("{\"id_token\": {\"acr\": {\"value\": \"phr\"}}}")
                                .getString("id_token"))
                        .getStringClaim("acr"))
                .isEqualTo(PASSWORD);
    }

    @Test
    void acr_values_are_only_a_preference() {
        TestingFlow.App app = flow.webApp();

        assertThat(flow.authorize(flow.parameters(app, "acr_values", "1 2 phr"), null)
                        .getHeader("Location"))
                .contains("/ui/login/login");
    }

    @Test
    void an_answer_is_never_about_another_user_than_the_requested_one() {
        // attack A-24 in docs/security-rules.md
        TestingFlow.App app = flow.webApp();
        UserRef wanted = flow.person();
        UserRef other = flow.person();
        Map<String, String> parameters = flow.parameters(app, "claims", subject(wanted));
        Response waiting = flow.authorize(parameters, null);

        TestingFlow.Browser browser = flow.signIn(waiting, other);
        assertThat(flow.callback(waiting, browser))
                .containsEntry("error", "login_required")
                .doesNotContainKey("code");

        parameters.put("prompt", "none");
        assertThat(TestingFlow.query(
                        flow.authorize(parameters, browser.cookie()).getHeader("Location")))
                .containsEntry("error", "login_required");
        parameters.put("claims", subject(other));
        assertThat(TestingFlow.query(
                        flow.authorize(parameters, browser.cookie()).getHeader("Location")))
                .containsKey("code");
    }

    @Test
    void an_id_token_hint_binds_the_answer_to_its_user() {
        TestingFlow.App app = flow.webApp();
        UserRef wanted = flow.person();
        String hint = tokens(app, wanted, "{}").getString("id_token");
        Map<String, String> parameters = flow.parameters(app, "id_token_hint", hint);

        Response waiting = flow.authorize(parameters, null);
        assertThat(flow.callback(waiting, flow.signIn(waiting, flow.person())))
                .containsEntry("error", "login_required");

        Response again = flow.authorize(parameters, null);
        assertThat(flow.callback(again, flow.signIn(again, wanted))).containsKey("code");
        parameters.put("claims", subject(flow.person()));
        assertThat(TestingFlow.query(flow.authorize(parameters, null).getHeader("Location")))
                .containsEntry("error", "login_required");
    }

    @Test
    void discovery_lists_the_claims_that_can_be_requested() {
        given().get("/.well-known/openid-configuration")
                .then()
                .body("claims_parameter_supported", equalTo(true))
                .body("acr_values_supported", contains(PASSWORD, SEVERAL_FACTORS))
                .body("claims_supported", hasItems("acr", "auth_time", "email"))
                .body("claims_supported", not(hasItem("picture")));
    }

    private static String subject(UserRef user) {
        return "{\"id_token\": {\"sub\": {\"value\": \"" + user.userId() + "\"}}}";
    }

    private JsonPath tokens(String claims) {
        return tokens(flow.webApp(), flow.person(), claims);
    }

    private JsonPath tokens(TestingFlow.App app, UserRef user, String claims) {
        Response waiting =
                flow.authorize(flow.parameters(app, "scope", "openid offline_access", "claims", claims), null);
        String code = String.valueOf(
                flow.callback(waiting, flow.signIn(waiting, user)).get("code"));
        return flow.redeem(app, code).then().statusCode(200).extract().jsonPath();
    }

    private Map<String, String> error(String claims) {
        return TestingFlow.query(flow.authorize(flow.parameters(flow.webApp(), "claims", claims), null)
                .getHeader("Location"));
    }

    private static JWTClaimsSet claims(String idToken) throws ParseException {
        return SignedJWT.parse(idToken).getJWTClaimsSet();
    }
}

package dev.signet.oidc;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.signet.token.TokenLifetimes;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.time.Duration;
import java.util.Date;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The effect of an application's clock skew setting on the times in its tokens. */
@QuarkusTest
class ClockSkewIT {
    private static final Duration SKEW = Duration.ofSeconds(3);

    @Inject
    TestingFlow flow;

    @Inject
    TokenLifetimes lifetimes;

    @Test
    void clock_skew_widens_the_validity_of_tokens_at_both_ends() throws Exception {
        TestingFlow.App app = flow.webApp();
        configure(app);
        Response waiting = flow.authorize(flow.parameters(app), null);
        TestingFlow.Browser browser = flow.signIn(waiting, flow.person());
        JsonPath tokens =
                flow.redeem(app, flow.callback(waiting, browser).get("code")).jsonPath();

        JsonPath exact = introspect(app, tokens.getString("access_token"));
        JWTClaimsSet access = claims(tokens.getString("access_token"));
        assertThat(seconds(access, "iat")).isEqualTo(exact.getLong("iat") - 3);
        assertThat(seconds(access, "exp")).isEqualTo(exact.getLong("exp") + 3);
        assertThat(tokens.getLong("expires_in"))
                .isEqualTo(lifetimes.accessToken().toSeconds());

        JWTClaimsSet idToken = claims(tokens.getString("id_token"));
        assertThat(seconds(idToken, "auth_time"))
                .isEqualTo(browser.session().authTime().minus(SKEW).getEpochSecond());
        assertThat(seconds(idToken, "iat")).isBetween(exact.getLong("iat") - 3, exact.getLong("iat") - 2);
        assertThat(seconds(idToken, "exp") - seconds(idToken, "iat"))
                .isEqualTo(lifetimes.idToken().plus(SKEW).plus(SKEW).toSeconds());

        JWTClaimsSet renewed = claims(
                flow.refresh(app, tokens.getString("refresh_token")).jsonPath().getString("access_token"));
        assertThat(seconds(renewed, "exp") - seconds(renewed, "iat"))
                .isEqualTo(lifetimes.accessToken().plus(SKEW).plus(SKEW).toSeconds());
    }

    private void configure(TestingFlow.App app) {
        flow.api()
                .body(Map.of(
                        "redirectUris", new String[] {TestingFlow.REDIRECT},
                        "responseTypes", new String[] {"OIDC_RESPONSE_TYPE_CODE"},
                        "grantTypes",
                                new String[] {"OIDC_GRANT_TYPE_AUTHORIZATION_CODE", "OIDC_GRANT_TYPE_REFRESH_TOKEN"},
                        "appType", "OIDC_APP_TYPE_WEB",
                        "authMethodType", "OIDC_AUTH_METHOD_TYPE_BASIC",
                        "accessTokenType", "OIDC_TOKEN_TYPE_JWT",
                        "clockSkew", "3s"))
                .put("/management/v1/projects/" + app.projectId() + "/apps/" + app.appId() + "/oidc_config")
                .then()
                .statusCode(200);
    }

    private static JsonPath introspect(TestingFlow.App app, String token) {
        return given().auth()
                .preemptive()
                .basic(app.clientId(), String.valueOf(app.secret()))
                .formParam("token", token)
                .post("/oauth/v2/introspect")
                .jsonPath();
    }

    private static JWTClaimsSet claims(String jwt) throws ParseException {
        return SignedJWT.parse(jwt).getJWTClaimsSet();
    }

    private static long seconds(JWTClaimsSet claims, String name) {
        return claims.getClaim(name) instanceof Date date
                ? date.toInstant().getEpochSecond()
                : ((Number) claims.getClaim(name)).longValue();
    }
}

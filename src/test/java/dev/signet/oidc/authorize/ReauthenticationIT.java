package dev.signet.oidc.authorize;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import com.nimbusds.jwt.SignedJWT;
import dev.signet.jdbc.Database;
import dev.signet.oidc.TestingFlow;
import dev.signet.session.AgentCookie;
import dev.signet.session.Session;
import dev.signet.user.UserRef;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * When an existing session answers a request, and how the response is delivered (OpenID Connect Core 3.1.2.1, 3.1.3.7).
 */
@QuarkusTest
class ReauthenticationIT {
    @Inject
    TestingFlow flow;

    @Inject
    AgentCookie cookies;

    @Inject
    Database database;

    @Inject
    Clock clock;

    @ParameterizedTest
    @CsvSource({"prompt, login", "max_age, 0"})
    void a_request_for_a_new_sign_in_is_not_answered_by_an_old_one(String name, String value) throws Exception {
        // attack A-9 in docs/security-rules.md
        TestingFlow.App app = flow.webApp();
        TestingFlow.Browser browser = signedIn(app);
        Session old = browser.session();
        Response waiting = flow.authorize(flow.parameters(app, name, value), browser.cookie());
        assertThat(waiting.getHeader("Location")).contains("/ui/login/");
        expectAsked(waiting, browser);

        TestingFlow.Browser again = flow.signIn(waiting, browser.cookie(), UserRef.anywhere(old.userId()));
        Session proven = again.session();
        String code = String.valueOf(flow.callback(waiting, again).get("code"));

        String idToken = flow.redeem(app, code).jsonPath().getString("id_token");
        Instant authTime = SignedJWT.parse(idToken)
                .getJWTClaimsSet()
                .getDateClaim("auth_time")
                .toInstant();
        assertThat(authTime).isEqualTo(proven.authTime().truncatedTo(ChronoUnit.SECONDS));
    }

    @Test
    void a_session_older_than_max_age_does_not_answer_and_a_younger_one_does() throws Exception {
        TestingFlow.App app = flow.webApp();
        Response first = flow.authorize(flow.parameters(app), null);
        TestingFlow.Browser browser = flow.signIn(first, flow.person());
        Instant minuteAgo = clock.instant().minus(Duration.ofMinutes(1));
        database.update(
                "update session_view set auth_time = ? where id = ?",
                minuteAgo,
                browser.session().id());

        Map<String, String> young = flow.parameters(app, "prompt", "none", "max_age", "30");
        assertThat(query(flow.authorize(young, browser.cookie()))).containsEntry("error", "login_required");
        assertThat(flow.authorize(flow.parameters(app, "max_age", "30"), browser.cookie())
                        .getHeader("Location"))
                .contains("/ui/login/");
        Map<String, String> never = flow.parameters(app, "prompt", "none", "max_age", "9223372036854775808");
        assertThat(query(flow.authorize(never, browser.cookie()))).containsKey("code");
        Map<String, String> zero = flow.parameters(app, "prompt", "none", "max_age", "0".repeat(20));
        assertThat(query(flow.authorize(zero, browser.cookie()))).containsEntry("error", "login_required");
        Map<String, String> old = flow.parameters(app, "prompt", "none", "max_age", "10000");
        String code = query(flow.authorize(old, browser.cookie())).get("code");
        String idToken = flow.redeem(app, String.valueOf(code)).jsonPath().getString("id_token");
        assertThat(SignedJWT.parse(idToken).getJWTClaimsSet().getDateClaim("auth_time"))
                .isEqualTo(Date.from(minuteAgo.truncatedTo(ChronoUnit.SECONDS)));
    }

    @Test
    void an_answer_can_be_sent_as_a_form_post_that_runs_no_foreign_script() {
        // attack A-17 in docs/security-rules.md
        TestingFlow.App app = flow.webApp();

        given().redirects()
                .follow(false)
                .queryParams(flow.parameters(
                        app, "prompt", "none", "response_mode", "form_post", "state", "\"><script>alert(1)</script>"))
                .get("/oauth/v2/authorize")
                .then()
                .statusCode(200)
                .contentType("text/html")
                .header("Cache-Control", "no-store")
                .header(
                        "Content-Security-Policy",
                        allOf(containsString("frame-ancestors 'none'"), not(containsString("form-action"))))
                .body(allOf(
                        containsString("login_required"),
                        containsString("method=\"post\" action=\"https://app.example.com/callback\""),
                        not(containsString("<script>alert"))));
    }

    @Test
    void an_answer_can_be_sent_in_the_fragment() {
        TestingFlow.App app = flow.webApp();

        assertThat(flow.authorize(flow.parameters(app, "prompt", "none", "response_mode", "fragment"), null)
                        .getHeader("Location"))
                .startsWith(TestingFlow.REDIRECT + "#")
                .contains("error=login_required", "state=the-state", "iss=");
    }

    @Test
    void unsupported_parameters_are_refused_and_unknown_ones_ignored() {
        TestingFlow.App app = flow.webApp();

        assertThat(query(flow.authorize(flow.parameters(app, "registration", "{}"), null)))
                .containsEntry("error", "registration_not_supported");
        assertThat(flow.authorize(
                                flow.parameters(
                                        app,
                                        "extra",
                                        "foobar",
                                        "display",
                                        "popup",
                                        "claims_locales",
                                        "se",
                                        "ui_locales",
                                        "se de"),
                                null)
                        .getHeader("Location"))
                .contains("/ui/login/login");
    }

    @Test
    void a_code_is_valid_for_a_minute() {
        TestingFlow.App app = flow.webApp();
        String code = flow.code(app, flow.person());
        long seconds = database.first(
                        "select extract(epoch from expires_at - now())::bigint as rest from authorization_codes"
                                + " where client_id = ?",
                        row -> row.number("rest"),
                        app.clientId())
                .orElseThrow();
        assertThat(seconds).isBetween(30L, 60L);
        database.update(
                "update authorization_codes set expires_at = now() - interval '1 second' where client_id = ?",
                app.clientId());

        flow.redeem(app, code).then().statusCode(400).body("error", equalTo("invalid_grant"));
    }

    private TestingFlow.Browser signedIn(TestingFlow.App app) {
        Response waiting = flow.authorize(flow.parameters(app), null);
        return flow.signIn(waiting, flow.person());
    }

    private void expectAsked(Response waiting, TestingFlow.Browser browser) {
        given().redirects()
                .follow(false)
                .cookie(cookies.name(), browser.cookie())
                .queryParam("id", flow.answered(waiting, browser))
                .get("/oauth/v2/authorize/callback")
                .then()
                .statusCode(303)
                .header("Location", containsString("/ui/login/login"));
    }

    private static Map<String, String> query(Response redirect) {
        return TestingFlow.query(redirect.getHeader("Location"));
    }
}

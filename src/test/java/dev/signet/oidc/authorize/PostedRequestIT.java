package dev.signet.oidc.authorize;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.login.TestingBrowser;
import dev.signet.oidc.TestingFlow;
import dev.signet.session.AgentCookie;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Authorization requests sent by POST (OpenID Connect Core 3.1.2.1). From another site they come without the cookie.
 */
@QuarkusTest
class PostedRequestIT {
    @Inject
    TestingFlow flow;

    @Inject
    AgentCookie cookies;

    private TestingFlow.App app;
    private TestingFlow.Browser browser;

    @BeforeEach
    void somebody_is_signed_in() {
        app = flow.webApp();
        Response waiting = flow.authorize(flow.parameters(app), null);
        browser = flow.signIn(waiting, flow.person());
    }

    @Test
    void a_post_with_the_cookie_is_answered_like_a_get() {
        Response answer = post(flow.parameters(app), browser.cookie());

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.getHeader("Location")).startsWith(TestingFlow.REDIRECT);
        flow.redeem(app, TestingFlow.query(answer.getHeader("Location")).get("code"))
                .then()
                .statusCode(200);
    }

    @Test
    void a_post_without_the_cookie_is_continued_by_a_get_with_it() {
        String state = "long".repeat(1_500);
        Response posted =
                post(flow.parameters(app, "state", state, "prompt", "none", "response_mode", "form_post"), null);

        assertThat(posted.statusCode()).isEqualTo(303);
        assertThat(posted.getCookies()).isEmpty();
        assertThat(posted.getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(posted.getHeader("Location"))
                .contains("/oauth/v2/authorize/again?id=")
                .hasSizeLessThan(1_000);
        Response answer = follow(posted, browser.cookie());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.asString()).contains("name=\"code\"", "value=\"" + state + '"');
    }

    @Test
    void a_new_browser_gets_its_cookie_with_the_get() {
        Response answer = follow(post(flow.parameters(app), null), null);

        assertThat(answer.getHeader("Location")).contains("/ui/login/login?authRequestID=");
        assertThat(flow.callback(answer, flow.signIn(answer, flow.person())))
                .containsEntry("state", "the-state")
                .containsKey("code");
    }

    @Test
    void answering_a_pushed_request_uses_it_up() {
        String requestUri = given().auth()
                .preemptive()
                .basic(app.clientId(), String.valueOf(app.secret()))
                .formParams(flow.parameters(app))
                .post("/oauth/v2/par")
                .path("request_uri");
        Map<String, String> reference = new HashMap<>(Map.of("client_id", app.clientId(), "request_uri", requestUri));

        Response posted = post(reference, null);

        assertThat(TestingFlow.query(follow(posted, browser.cookie()).getHeader("Location")))
                .containsKey("code");
        assertThat(flow.authorize(reference, browser.cookie()).getHeader("Location"))
                .as("the reference is used up")
                .endsWith("/ui/login/error?reason=expired");
        assertThat(TestingFlow.query(follow(posted, browser.cookie()).getHeader("Location")))
                .as("the request itself may be reloaded for some minutes")
                .containsKey("code");
    }

    @Test
    void an_address_that_is_not_registered_is_not_remembered() { // attack A-3
        Response posted = post(flow.parameters(app, "redirect_uri", "https://evil.example/callback"), null);

        assertThat(posted.getHeader("Location")).endsWith("/ui/login/error?reason=redirect_uri");
    }

    private Response post(Map<String, String> parameters, @Nullable String cookie) {
        return with(cookie).formParams(parameters).post("/oauth/v2/authorize");
    }

    private Response follow(Response posted, @Nullable String cookie) {
        return with(cookie).urlEncodingEnabled(false).get(TestingBrowser.location(posted));
    }

    private RequestSpecification with(@Nullable String cookie) {
        RequestSpecification request = given().redirects().follow(false);
        return cookie == null ? request : request.cookie(cookies.name(), cookie);
    }
}

package dev.signet.login;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.oidc.TestingFlow;
import dev.signet.session.AgentCookie;
import dev.signet.token.TestingAccounts;
import dev.signet.user.view.UserQueries;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A person declines to sign in, and the application learns of it. */
@QuarkusTest
class CancelIT {
    private static final String CANCEL = "/ui/login/cancel";
    private static final String EXPIRED = "/ui/login/error?reason=expired";

    @Inject
    TestingAccounts accounts;

    @Inject
    UserQueries users;

    @Inject
    AgentCookie cookies;

    private String orgId;
    private String loginName;
    private TestingBrowser browser;

    @BeforeEach
    void a_person_is_sent_here() {
        orgId = accounts.org();
        loginName = users.require(accounts.person(orgId)).preferredLoginName();
        browser = new TestingBrowser(cookies.name(), accounts.app(orgId).clientId());
    }

    @Test
    void the_application_is_told_that_access_was_denied() {
        browser.start("");

        Map<String, String> answer = TestingFlow.query(cancelled().header("Location"));

        assertThat(answer)
                .containsOnlyKeys("error", "error_description", "state", "iss")
                .containsEntry("error", "access_denied")
                .containsEntry("state", "s");
    }

    @Test
    void the_answer_uses_the_response_mode_of_the_request() {
        browser.start("&response_mode=fragment");
        assertThat(cancelled().header("Location"))
                .startsWith("https://app.example.com/callback#error=access_denied&")
                .contains("state=s", "iss=");

        browser.start("&response_mode=form_post");
        Response page = cancelled();
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.asString())
                .contains("action=\"https://app.example.com/callback\"", "name=\"error\" value=\"access_denied\"");
    }

    @Test
    void every_page_that_identifies_a_person_can_be_cancelled() {
        assertThat(browser.start("").asString()).contains(CANCEL);
        Response password =
                browser.get(TestingBrowser.location(browser.post("/ui/login/login", Map.of("loginName", loginName))));
        assertThat(password.asString()).contains(CANCEL);
        browser.get(TestingBrowser.location(browser.signIn(loginName, TestingAccounts.PASSWORD)));
        assertThat(browser.start("&prompt=select_account").asString()).contains("Choose an account", CANCEL);

        assertThat(TestingFlow.query(cancelled().header("Location"))).containsEntry("error", "access_denied");
    }

    @Test
    void a_second_click_gets_the_same_answer() {
        browser.start("");
        Map<String, String> form = form();

        Response first = browser.postRaw(CANCEL, form);
        Response second = browser.postRaw(CANCEL, form);
        for (Response answer : List.of(first, second)) {
            assertThat(TestingFlow.query(
                            browser.get(TestingBrowser.location(answer)).header("Location")))
                    .containsEntry("error", "access_denied");
        }
    }

    @Test
    void a_person_can_still_sign_in_after_cancelling() {
        browser.start("");
        Map<String, String> form = form();
        assertThat(TestingFlow.query(browser.get(TestingBrowser.location(browser.postRaw(CANCEL, form)))
                        .header("Location")))
                .containsEntry("error", "access_denied");

        Response done = browser.signIn(loginName, TestingAccounts.PASSWORD);
        assertThat(browser.get(TestingBrowser.location(done)).header("Location"))
                .contains("code=");
    }

    // attack A-24 in docs/security-rules.md
    @Test
    void only_the_same_browser_can_cancel_and_only_with_its_own_form() {
        browser.start("");
        Map<String, String> form = form();

        Response withoutCookie =
                given().redirects().follow(false).formParams(form).post(CANCEL);
        assertThat(TestingBrowser.location(withoutCookie)).startsWith(EXPIRED);
        TestingBrowser other = new TestingBrowser(cookies.name(), browser.clientId());
        other.start("");
        assertThat(TestingBrowser.location(other.postRaw(CANCEL, form))).startsWith(EXPIRED);
        assertThat(TestingBrowser.location(
                        other.postRaw(CANCEL, Map.of("csrf", "x", "authRequestID", browser.requestId()))))
                .startsWith(EXPIRED);
        assertThat(TestingBrowser.location(
                        browser.postRaw(CANCEL, Map.of("csrf", "x", "authRequestID", browser.requestId()))))
                .startsWith(EXPIRED);
        assertThat(TestingBrowser.location(other.get("/oauth/v2/authorize/callback?id=" + browser.requestId())))
                .startsWith(EXPIRED);

        Response done = browser.signIn(loginName, TestingAccounts.PASSWORD);
        assertThat(browser.get(TestingBrowser.location(done)).header("Location"))
                .contains("code=");
    }

    private Response cancelled() {
        return browser.get(TestingBrowser.location(browser.post(CANCEL, Map.of())));
    }

    private Map<String, String> form() {
        return new HashMap<>(Map.of("csrf", browser.field("csrf"), "authRequestID", browser.requestId()));
    }
}

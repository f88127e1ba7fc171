package dev.signet.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.kernel.Actor;
import dev.signet.session.AgentCookie;
import dev.signet.session.SessionQueries;
import dev.signet.token.TestingAccounts;
import dev.signet.user.PasswordCommands;
import dev.signet.user.UserRef;
import dev.signet.user.view.UserQueries;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a page shows after its form was refused, sent in another language, or left and opened again. */
@QuarkusTest
class RefusedFormsIT {
    @Inject
    TestingAccounts accounts;

    @Inject
    UserQueries users;

    @Inject
    PasswordCommands passwords;

    @Inject
    AgentCookie cookies;

    @Inject
    SessionQueries sessions;

    private UserRef user;
    private String loginName;
    private TestingBrowser browser;

    @BeforeEach
    void a_person_is_sent_here() {
        String orgId = accounts.org();
        user = accounts.person(orgId);
        loginName = users.require(user).preferredLoginName();
        browser = new TestingBrowser(cookies.name(), accounts.app(orgId).clientId());
    }

    @Test
    void a_one_time_password_is_replaced_first() {
        passwords.set(user, "one use only 1", true, Actor.system());
        browser.start("");
        Response change = browser.signIn(loginName, "one use only 1");
        assertThat(TestingBrowser.location(change)).startsWith("/ui/login/password/change?");
        assertThat(sessions.ofUser(user.userId())).isEmpty();

        browser.get(TestingBrowser.location(change));
        Response same = browser.post(
                "/ui/login/password/change",
                Map.of(
                        "password", "one use only 1",
                        "newPassword", "one use only 1",
                        "repeated", "one use only 1"));
        assertThat(TestingBrowser.location(same)).contains("notice=password_not_changed");

        browser.get(TestingBrowser.location(same));
        String page = TestingBrowser.location(same);
        Map<String, String> wanted = Map.of(
                "password", "one use only 1",
                "newPassword", "a new long password",
                "repeated", "a new long password");
        Response done = browser.post("/ui/login/password/change", wanted);
        assertThat(TestingBrowser.location(done)).startsWith("/ui/login/continue?authRequestID=");
        assertThat(browser.get(TestingBrowser.location(done)).header("Location"))
                .contains("code=");

        assertThat(browser.follow(browser.get(page)).asString())
                .as("back: the account that is signed in now is offered")
                .contains(loginName)
                .doesNotContain("name=\"newPassword\"");
    }

    @Test
    void another_language_keeps_what_was_entered_and_stays_chosen() {
        browser.start("&ui_locales=en");
        Response chosen = browser.post("/ui/login/login", Map.of("loginName", "ada@exämple.com", "lang", "de"));
        assertThat(TestingBrowser.location(chosen))
                .matches("/ui/login/login\\?authRequestID=[\\w-]+&entered=[\\w-]+")
                .doesNotContain("ada@", "ada%40");
        Response german = browser.follow(chosen);
        assertThat(german.asString()).contains("<html lang=\"de\">", "value=\"ada@exämple.com\"");

        browser.start("&ui_locales=en");
        Response password =
                browser.get(TestingBrowser.location(browser.post("/ui/login/login", Map.of("loginName", loginName))));
        assertThat(password.asString()).contains("<html lang=\"de\">").doesNotContain("Deutsch</button>");
        Response english =
                browser.follow(browser.post("/ui/login/password", Map.of("password", "hunter22x", "lang", "en")));
        assertThat(english.asString()).contains("<html lang=\"en\">", loginName).doesNotContain("hunter22x");

        assertThat(browser.get("/ui/login/error?reason=client&lang=de").asString())
                .contains("<html lang=\"de\">", "href=\"?reason=client&amp;lang=en\"");
        assertThat(browser.get("/ui/login/error?reason=client&lang=xx").asString())
                .contains("<html lang=\"de\">");
    }

    @Test
    void a_missing_name_is_reported_at_its_field() {
        browser.start("");
        Response page = browser.follow(browser.post("/ui/login/login", Map.of("loginName", " ")));

        assertThat(page.asString())
                .containsPattern(
                        "<input id=\"loginName\"[^>]*aria-invalid=\"true\"[^>]*aria-describedby=\"loginName-fault\"")
                .contains("id=\"loginName-fault\"");
    }

    @Test
    void entered_values_are_shown_to_their_browser_alone_and_show_again_at_a_reload() {
        browser.start("");
        String address = TestingBrowser.location(
                browser.post("/ui/login/login", Map.of("loginName", "somebody@example.com", "lang", "de")));
        TestingBrowser other = new TestingBrowser(cookies.name(), browser.clientId());
        other.start("");
        String elsewhere = address.replace(browser.requestId(), other.requestId());

        for (int i = 0; i < 2; i++) {
            assertThat(browser.get(address).asString()).contains("value=\"somebody@example.com\"");
        }
        assertThat(other.get(elsewhere).asString())
                .contains("name=\"loginName\"")
                .doesNotContain("somebody@example.com");
    }

    @Test
    void entered_text_is_never_shown_as_markup() {
        browser.start("");
        Response named = browser.post("/ui/login/login", Map.of("loginName", "\"><script>alert(1)</script>"));
        assertThat(browser.get(TestingBrowser.location(named)).asString()).doesNotContain("<script>");
    }

    @Test
    void a_refused_form_says_in_another_language_too_why_it_was_refused() {
        browser.start("&ui_locales=en");
        Response refused = browser.follow(browser.post("/ui/login/login", Map.of("loginName", "")));
        assertThat(refused.asString()).contains("Enter your e-mail address or login name.");

        Response german = browser.follow(browser.post("/ui/login/login", Map.of("lang", "de")));

        assertThat(german.asString()).contains("Geben Sie Ihre E-Mail-Adresse oder Ihren Anmeldenamen ein.");
    }
}

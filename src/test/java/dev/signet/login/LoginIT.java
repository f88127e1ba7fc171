package dev.signet.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.kernel.Actor;
import dev.signet.session.AgentCookie;
import dev.signet.session.SessionQueries;
import dev.signet.token.TestingAccounts;
import dev.signet.user.PasswordCommands;
import dev.signet.user.UserCommands;
import dev.signet.user.UserRef;
import dev.signet.user.view.UserQueries;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages over HTTP, from the application's request to the response that it receives. */
@QuarkusTest
class LoginIT {
    private static final String REFUSED = "notice=credentials";

    @Inject
    TestingAccounts accounts;

    @Inject
    UserQueries users;

    @Inject
    UserCommands commands;

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
    void a_person_signs_in_and_the_application_gets_its_code() {
        browser.start("");
        String first = browser.cookie();
        Response done = browser.signIn(loginName, TestingAccounts.PASSWORD);

        assertThat(TestingBrowser.location(done)).startsWith("/ui/login/continue?authRequestID=");
        assertThat(browser.cookie()).isNotEqualTo(first);
        Response answer = browser.get(TestingBrowser.location(done));
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.header("Location"))
                .startsWith("https://app.example.com/callback?")
                .contains("code=");
        assertThat(sessions.ofUser(user.userId())).hasSize(1);
        assertThat(cookies.agentId(first)).isEmpty();
    }

    @Test
    void every_page_forbids_framing_caching_and_foreign_scripts() {
        Response page = browser.start("");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'")
                .contains("form-action 'self'")
                .doesNotContain("unsafe");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(browser.get("/ui/login/assets/login.css").statusCode()).isEqualTo(200);
    }

    @Test
    void wrong_unknown_locked_and_inactive_are_refused_alike() {
        UserRef locked = accounts.person(user.orgId());
        String lockedName = users.require(locked).preferredLoginName();
        commands.lock(locked, Actor.system());
        UserRef inactive = accounts.person(user.orgId());
        String inactiveName = users.require(inactive).preferredLoginName();
        commands.deactivate(inactive, Actor.system());

        browser.start("");
        for (Map.Entry<String, String> attempt : Map.of(
                        loginName,
                        "not the password",
                        "nobody@nowhere.example",
                        TestingAccounts.PASSWORD,
                        lockedName,
                        TestingAccounts.PASSWORD,
                        inactiveName,
                        TestingAccounts.PASSWORD)
                .entrySet()) {
            Response refused = browser.signIn(attempt.getKey(), attempt.getValue());

            assertThat(refused.statusCode()).isEqualTo(303);
            assertThat(TestingBrowser.location(refused))
                    .startsWith("/ui/login/password?")
                    .contains(REFUSED);
            assertThat(browser.get(TestingBrowser.location(refused)).asString())
                    .contains("Name or password is wrong", "ask an administrator")
                    .doesNotContain("set a new password");
        }
        assertThat(sessions.ofUser(locked.userId())).isEmpty();
    }

    @Test
    void a_form_without_its_token_or_from_another_browser_is_refused() {
        browser.start("");
        String csrf = browser.field("csrf");
        Response forged = browser.postRaw(
                "/ui/login/login", Map.of("csrf", "x", "authRequestID", browser.requestId(), "loginName", loginName));
        assertThat(TestingBrowser.location(forged)).startsWith("/ui/login/error?reason=expired");

        TestingBrowser other = new TestingBrowser(cookies.name(), browser.clientId());
        other.start("");
        Response foreign = other.postRaw(
                "/ui/login/login", Map.of("csrf", csrf, "authRequestID", browser.requestId(), "loginName", loginName));
        assertThat(TestingBrowser.location(foreign)).startsWith("/ui/login/error?reason=expired");
        assertThat(TestingBrowser.location(other.get("/ui/login/login?authRequestID=" + browser.requestId())))
                .startsWith("/ui/login/error?reason=expired");
    }

    @Test
    void the_password_page_does_not_open_with_an_altered_state() {
        browser.start("");
        Response named = browser.post("/ui/login/login", Map.of("loginName", loginName));
        String location = TestingBrowser.location(named);
        assertThat(TestingBrowser.location(browser.get(location.replace("state=", "state=A"))))
                .startsWith("/ui/login/login?");
    }

    @Test
    void a_signed_in_account_is_chosen() {
        browser.start("");
        browser.get(TestingBrowser.location(browser.signIn(loginName, TestingAccounts.PASSWORD)));

        Response page = browser.start("&prompt=select_account");
        assertThat(page.asString()).contains(loginName);
        Response chosen = browser.post("/ui/login/select", Map.of("session", browser.field("session")));
        assertThat(TestingBrowser.location(chosen)).startsWith("/ui/login/continue?authRequestID=");
        assertThat(browser.get(TestingBrowser.location(chosen)).header("Location"))
                .contains("code=");
    }

    @Test
    void prompt_login_asks_for_the_password_of_a_signed_in_account_again() {
        browser.start("");
        browser.get(TestingBrowser.location(browser.signIn(loginName, TestingAccounts.PASSWORD)));

        browser.start("&prompt=login%20select_account");
        Response chosen = browser.post("/ui/login/select", Map.of("session", browser.field("session")));
        assertThat(TestingBrowser.location(chosen)).startsWith("/ui/login/password?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"&prompt=login", "&max_age=0"})
    void a_fresh_proof_goes_straight_to_the_password_of_the_only_signed_in_account(String wanted) {
        browser.start("");
        browser.signIn(loginName, TestingAccounts.PASSWORD);

        Response page = browser.start(wanted);

        assertThat(page.asString()).contains("name=\"password\"", loginName, "other=true");
        assertThat(browser.get("/ui/login/login?other=true&authRequestID=" + browser.requestId())
                        .asString())
                .contains("name=\"loginName\"")
                .doesNotContain(loginName);
    }

    @Test
    void signing_out_ends_every_session_of_the_browser() {
        browser.start("");
        browser.signIn(loginName, TestingAccounts.PASSWORD);

        browser.get("/ui/login/logout");
        Response out = browser.post("/ui/login/logout", Map.of());
        assertThat(TestingBrowser.location(out)).isEqualTo("/ui/login/signed-out");
        assertThat(sessions.ofUser(user.userId())).isEmpty();
        assertThat(browser.get("/ui/login/signed-out").statusCode()).isEqualTo(200);
    }

    @Test
    void whoever_does_not_want_to_sign_out_stays_signed_in() {
        browser.start("");
        browser.signIn(loginName, TestingAccounts.PASSWORD);

        assertThat(browser.get("/ui/login/logout").asString())
                .contains("<a href=\"/ui/login/stayed\"", "Stay signed in");
        assertThat(browser.get("/ui/login/stayed").asString()).contains("You are still signed in");
        assertThat(sessions.ofUser(user.userId())).hasSize(1);
    }

    @Test
    void a_page_that_nobody_was_sent_to_says_so_without_a_link() {
        Response page = browser.follow(browser.get("/ui/login/login"));
        assertThat(page.asString())
                .contains("belongs to a sign-in that an application starts")
                .doesNotContain("Go to the application</a>");
        assertThat(browser.get("/ui/login/user/init").asString()).contains("go to the application and sign in there");
    }

    @Test
    void without_a_mail_server_no_page_promises_a_mail() {
        browser.start("");
        String password = browser.get(
                        TestingBrowser.location(browser.post("/ui/login/login", Map.of("loginName", loginName))))
                .asString();
        assertThat(password).contains("/ui/login/password/forgot").doesNotContain("/user/init", "/mail/verification");

        for (Response page : List.of(
                browser.follow(browser.post("/ui/login/password/forgot", Map.of("loginName", loginName))),
                browser.get("/ui/login/password/forgot?authRequestID=" + browser.requestId()))) {
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.asString()).contains("This server sends no e-mail").doesNotContain("name=\"loginName\"");
        }
        for (String path : List.of("/ui/login/password/init", "/ui/login/user/init", "/ui/login/mail/verification")) {
            assertThat(browser.get(path).asString()).doesNotContain("Send another code");
        }
        assertThat(users.changes(user, 0, 100, true))
                .noneMatch(change -> change.type().contains("code.added"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_hinted_name_leads_directly_to_the_password_page_even_if_it_is_unknown(boolean known) {
        String name = known ? loginName : "nobody@nowhere.example";
        Response page = browser.start("&login_hint=" + URLEncoder.encode(name, StandardCharsets.UTF_8));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.asString()).contains("value=\"" + name + '"', "id=\"password\"", "other=true");
        Response other = browser.get("/ui/login/login?other=true&authRequestID=" + browser.requestId());
        assertThat(other.asString()).contains("name=\"loginName\"", "value=\"" + name + '"');
        if (known) {
            browser.start("&login_hint=" + URLEncoder.encode(name, StandardCharsets.UTF_8));
            assertThat(TestingBrowser.location(
                            browser.post("/ui/login/password", Map.of("password", TestingAccounts.PASSWORD))))
                    .startsWith("/ui/login/continue?authRequestID=");
        }
    }

    @Test
    void a_hint_selects_the_account_it_names_and_no_other_one() {
        browser.start("");
        browser.signIn(loginName, TestingAccounts.PASSWORD);

        assertThat(TestingBrowser.location(
                        browser.authorize("openid", "&login_hint=" + loginName.toUpperCase(Locale.ROOT))))
                .contains("code=");
        assertThat(browser.start("&login_hint=nobody%40nowhere.example").asString())
                .contains("value=\"nobody@nowhere.example\"", "id=\"password\"")
                .doesNotContain(loginName);
        assertThat(browser.start("&login_hint=nobody%40nowhere.example&prompt=select_account")
                        .asString())
                .contains("name=\"session\"", loginName);
    }

    @Test
    void a_login_name_as_long_as_the_api_accepts_signs_in() {
        String name = "\uD840\uDC00".repeat(180) + user.userId();
        commands.changeUserName(user, name, Actor.system());
        browser.start("");

        Response done = browser.signIn(users.require(user).preferredLoginName(), TestingAccounts.PASSWORD);

        assertThat(TestingBrowser.location(done)).startsWith("/ui/login/continue?authRequestID=");
    }

    @Test
    void registration_is_closed_unless_it_is_allowed() {
        browser.start("");
        String closed = TestingBrowser.location(browser.get("/ui/login/register?authRequestID=" + browser.requestId()));
        assertThat(browser.get(closed).asString()).contains("No accounts can be created here.", "name=\"loginName\"");
        Response posted = browser.post(
                "/ui/login/register",
                Map.of(
                        "firstName",
                        "Ada",
                        "lastName",
                        "Lovelace",
                        "email",
                        "ada@" + user.userId() + ".example",
                        "newPassword",
                        "a new long password",
                        "repeated",
                        "a new long password"));
        assertThat(browser.get(TestingBrowser.location(posted)).asString())
                .contains("No accounts can be created here.");
        assertThat(users.byLoginName("ada@" + user.userId() + ".example")).isEmpty();
    }

    @Test
    void pages_are_in_the_language_the_application_or_the_browser_asks_for() {
        assertThat(browser.start("&ui_locales=de").asString()).contains("<html lang=\"de\">", "Anmeldename");
        browser.accept("de-CH, en;q=0.5".toLowerCase(Locale.ROOT));
        assertThat(browser.start("").asString()).contains("<html lang=\"de\">");
    }

    @Test
    void the_error_page_shows_known_reasons_only() {
        Response page = browser.get("/ui/login/error?reason=%3Cscript%3E");
        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.asString()).doesNotContain("<script>").contains("an invalid request");
        assertThat(browser.get("/ui/login/error?reason=client").asString()).contains("not known here");
    }
}

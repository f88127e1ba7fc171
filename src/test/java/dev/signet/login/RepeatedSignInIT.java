package dev.signet.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jdbc.Database;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People who click twice, go back, reload or take their time still get to the application. */
@QuarkusTest
class RepeatedSignInIT {
    private static final String PASSWORD_PAGE = "/ui/login/password";
    private static final String EXPIRED = "/ui/login/error?reason=expired";

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

    @Inject
    Database database;

    private String orgId;
    private UserRef user;
    private TestingBrowser browser;

    @BeforeEach
    void a_person_is_sent_here() {
        orgId = accounts.org();
        user = accounts.person(orgId);
        browser = new TestingBrowser(cookies.name(), accounts.app(orgId).clientId());
    }

    @Test
    void concurrent_posts_all_succeed_and_leave_a_valid_cookie() throws Exception {
        toPassword(browser, user);
        String before = browser.cookie();
        Map<String, String> form = filledIn(TestingAccounts.PASSWORD);
        List<TestingBrowser> copies = new ArrayList<>();
        List<Response> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Response>> posted = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                TestingBrowser copy = new TestingBrowser(cookies.name(), browser.clientId()).withCookie(before);
                copies.add(copy);
                posted.add(threads.submit(() -> copy.postRaw(PASSWORD_PAGE, form)));
            }
            for (Future<Response> answer : posted) {
                answers.add(answer.get());
            }
        }

        assertThat(copies).extracting(TestingBrowser::cookie).doesNotContain(before);
        assertThat(copies.stream().map(TestingBrowser::cookie).distinct()).hasSize(1);
        for (int i = 0; i < answers.size(); i++) {
            assertThat(copies.get(i)
                            .get(TestingBrowser.location(answers.get(i)))
                            .header("Location"))
                    .contains("code=", "state=s");
        }
        assertThat(sessions.ofUser(user.userId())).hasSize(1);
    }

    @Test
    void a_second_post_after_the_first_response_succeeds_too() {
        toPassword(browser, user);
        String before = browser.cookie();
        Map<String, String> form = filledIn(TestingAccounts.PASSWORD);
        Response first = browser.postRaw(PASSWORD_PAGE, form);
        String after = browser.cookie();

        Response second = browser.withCookie(before).postRaw(PASSWORD_PAGE, form);

        assertThat(browser.cookie()).isEqualTo(after);
        for (Response answer : List.of(first, second)) {
            assertThat(browser.get(TestingBrowser.location(answer)).header("Location"))
                    .contains("code=");
        }
        assertThat(sessions.ofUser(user.userId())).hasSize(1);
    }

    // attack A-24: an attacker may have planted the cookie that the browser had before the sign-in
    @Test
    void the_replaced_cookie_works_only_for_the_same_sign_in() {
        UserRef attacker = accounts.person(orgId);
        toPassword(browser, user);
        String planted = browser.cookie();
        Map<String, String> form = filledIn(TestingAccounts.PASSWORD);
        browser.postRaw(PASSWORD_PAGE, form);
        String good = browser.cookie();

        form.put("password", "wrong");
        browser.withCookie(planted).postRaw(PASSWORD_PAGE, form);
        assertThat(browser.cookie()).isEqualTo(planted);
        assertThat(cookies.agentId(planted)).isEmpty();
        assertThat(TestingBrowser.location(
                        browser.withCookie(planted).postRaw("/ui/login/login", Map.of("csrf", form.get("csrf")))))
                .startsWith(EXPIRED);

        TestingBrowser victims = browser.withCookie(good);
        toPassword(victims, attacker);
        Map<String, String> theirs = filledIn(TestingAccounts.PASSWORD);
        victims.withCookie(planted).postRaw(PASSWORD_PAGE, theirs);
        assertThat(victims.cookie()).isEqualTo(planted);
        assertThat(sessions.ofUser(attacker.userId())).isEmpty();
    }

    @Test
    void the_replaced_cookie_expires_after_some_minutes() {
        toPassword(browser, user);
        String before = browser.cookie();
        Map<String, String> form = filledIn(TestingAccounts.PASSWORD);
        browser.postRaw(PASSWORD_PAGE, form);
        database.update(
                "update session_agents set replaced_at = now() - interval '11 minutes' where agent_id = ?",
                cookies.agentId(browser.cookie()).orElseThrow());

        assertThat(TestingBrowser.location(browser.withCookie(before).postRaw(PASSWORD_PAGE, form)))
                .startsWith(EXPIRED);
    }

    @Test
    void a_person_who_goes_back_to_the_password_can_sign_in_again() {
        String page = toPassword(browser, user);
        Response done = browser.post(PASSWORD_PAGE, Map.of("password", TestingAccounts.PASSWORD));
        browser.get(TestingBrowser.location(done));

        assertThat(browser.get(page).statusCode()).isEqualTo(200);
        Response again = browser.post(PASSWORD_PAGE, Map.of("password", TestingAccounts.PASSWORD));

        assertThat(browser.get(TestingBrowser.location(again)).header("Location"))
                .contains("code=");
        assertThat(sessions.ofUser(user.userId())).hasSize(1);
    }

    @Test
    void a_request_answered_a_while_ago_asks_for_the_password_and_then_succeeds() {
        browser.start("");
        String done = TestingBrowser.location(browser.signIn(nameOf(user), TestingAccounts.PASSWORD));
        assertThat(browser.get(done).header("Location")).contains("code=");
        database.update("update answered_requests set answered_at = answered_at - interval '11 minutes'");
        database.update(
                "update session_view set auth_time = auth_time - interval '12 minutes' where user_id = ?",
                user.userId());

        String asked = TestingBrowser.location(browser.get(done));
        assertThat(asked).startsWith("/ui/login/login?authRequestID=");
        String password = TestingBrowser.location(browser.get(asked));
        assertThat(browser.get(password).asString()).contains("name=\"password\"", nameOf(user));
        Response again = browser.post(PASSWORD_PAGE, Map.of("password", TestingAccounts.PASSWORD));

        assertThat(browser.get(TestingBrowser.location(again)).header("Location"))
                .contains("code=");
    }

    @Test
    void a_one_time_password_can_be_replaced_by_a_form_that_is_sent_twice() {
        passwords.set(user, "one use only 1", true, Actor.system());
        toPassword(browser, user);
        browser.get(TestingBrowser.location(browser.post(PASSWORD_PAGE, Map.of("password", "one use only 1"))));
        String before = browser.cookie();
        Map<String, String> form = new HashMap<>(Map.of(
                "csrf",
                browser.field("csrf"),
                "authRequestID",
                browser.field("authRequestID"),
                "state",
                browser.field("state"),
                "password",
                "one use only 1",
                "newPassword",
                "a new long password",
                "repeated",
                "a new long password"));

        Response first = browser.postRaw("/ui/login/password/change", form);
        Response second = browser.withCookie(before).postRaw("/ui/login/password/change", form);

        for (Response answer : List.of(first, second)) {
            assertThat(browser.get(TestingBrowser.location(answer)).header("Location"))
                    .contains("code=");
        }
    }

    @Test
    void a_request_of_another_browser_links_back_to_the_application() {
        browser.start("");
        TestingBrowser other = new TestingBrowser(cookies.name(), browser.clientId());

        Response page = other.follow(other.get("/ui/login/login?authRequestID=" + browser.requestId()));

        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.asString()).contains("href=\"https://app.example.com/\"", "and start again");
        Response forged = other.follow(other.get("/ui/login/login?authRequestID=" + browser.requestId() + "x"));
        assertThat(forged.asString()).doesNotContain("https://app.example.com/");
    }

    private String toPassword(TestingBrowser at, UserRef whose) {
        at.start("&prompt=login");
        at.get("/ui/login/login?other=true&authRequestID=" + at.requestId());
        String page = TestingBrowser.location(at.post("/ui/login/login", Map.of("loginName", nameOf(whose))));
        at.get(page);
        return page;
    }

    private Map<String, String> filledIn(String password) {
        return new HashMap<>(Map.of(
                "csrf", browser.field("csrf"),
                "authRequestID", browser.field("authRequestID"),
                "state", browser.field("state"),
                "password", password));
    }

    private String nameOf(UserRef whose) {
        return users.require(whose).preferredLoginName();
    }
}

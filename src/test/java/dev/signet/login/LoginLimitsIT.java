package dev.signet.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.signet.browser.Mails;
import dev.signet.eventstore.Ids;
import dev.signet.jdbc.Database;
import dev.signet.session.AgentCookie;
import dev.signet.token.TestingAccounts;
import dev.signet.user.UserRef;
import dev.signet.user.view.UserQueries;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The limits that the pages apply to one network. */
@QuarkusTest
@TestProfile(TestingLimits.class)
class LoginLimitsIT {
    private static final String TOO_MANY = "too many attempts from your network";

    @Inject
    TestingAccounts accounts;

    @Inject
    UserQueries users;

    @Inject
    AgentCookie cookies;

    @Inject
    Database database;

    @Inject
    Ids ids;

    @Inject
    Mails mails;

    private UserRef user;
    private String loginName;
    private TestingBrowser browser;

    @BeforeEach
    void nobody_has_attempted_anything() {
        database.update("delete from attempts");
        String orgId = accounts.org();
        user = accounts.person(orgId);
        loginName = users.require(user).preferredLoginName();
        browser = new TestingBrowser(cookies.name(), accounts.app(orgId).clientId());
        browser.start("");
    }

    @Test
    void after_too_many_failures_even_a_right_password_is_refused_until_the_window_ends() {
        for (int i = 0; i < TestingLimits.FAILED_SIGN_INS; i++) {
            assertThat(TestingBrowser.location(browser.signIn("nobody" + i, "wrong")))
                    .contains("notice=credentials");
        }

        Response refused = browser.signIn(loginName, TestingAccounts.PASSWORD);

        requireThrottled(refused, Duration.ofMinutes(10));
        assertThat(refused.asString()).contains(loginName, "name=\"password\"");
        windowsEnd();
        assertThat(signsIn()).isTrue();
    }

    @Test
    void a_refusal_is_shown_in_german_too() {
        for (int i = 0; i < TestingLimits.FAILED_SIGN_INS; i++) {
            browser.signIn("nobody", "wrong");
        }
        browser.accept("de");

        assertThat(browser.signIn("nobody", "wrong").asString()).contains("Aus Ihrem Netz kamen zu viele Versuche");
    }

    @Test
    void sign_ins_that_succeed_do_not_count() {
        for (int i = 0; i < TestingLimits.FAILED_SIGN_INS * 2; i++) {
            browser = new TestingBrowser(cookies.name(), browser.clientId());
            browser.start("");
            assertThat(signsIn()).isTrue();
        }
    }

    @Test
    void all_concurrent_failures_are_counted_a6() throws Exception {
        int sent = TestingLimits.FAILED_SIGN_INS * 2;
        List<TestingBrowser> browsers = new ArrayList<>();
        for (int i = 0; i < sent; i++) {
            TestingBrowser other = new TestingBrowser(cookies.name(), browser.clientId());
            other.start("");
            other.follow(other.post("/ui/login/login", Map.of("loginName", "nobody" + i)));
            browsers.add(other);
        }
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(sent)) {
            List<Future<Integer>> answers = browsers.stream()
                    .map(other -> threads.submit(() -> other.post("/ui/login/password", Map.of("password", "wrong"))
                            .statusCode()))
                    .toList();
            for (Future<Integer> answer : answers) {
                statuses.add(answer.get());
            }
        }

        assertThat(statuses).filteredOn(status -> status == 303).hasSize(TestingLimits.FAILED_SIGN_INS);
        assertThat(statuses).filteredOn(status -> status == 429).hasSize(sent - TestingLimits.FAILED_SIGN_INS);
    }

    @Test
    void registrations_of_free_and_taken_addresses_are_limited_alike_and_invalid_input_is_not_counted() {
        String email = "ada" + ids.next() + "@mail.example";
        for (int i = 0; i < TestingLimits.REGISTRATIONS; i++) {
            assertThat(TestingBrowser.isRefused(register(email, "password123"))).isTrue();
            assertThat(TestingBrowser.location(register(email, TestingAccounts.PASSWORD)))
                    .containsPattern("notice=registered(&|$)");
        }

        for (String address : List.of(email, "free" + email)) {
            Response refused = register(address, TestingAccounts.PASSWORD);
            requireThrottled(refused, Duration.ofHours(1));
            assertThat(refused.asString()).contains(address);
        }
        assertThat(users.byLoginName("free" + email + "@signet.localhost")).isEmpty();
    }

    @Test
    void requests_for_mails_are_limited_for_everybody_alike() {
        for (int i = 0; i < TestingLimits.MAIL_REQUESTS; i++) {
            assertThat(forget("nobody" + i).statusCode()).isEqualTo(303);
        }

        requireThrottled(forget(loginName), Duration.ofHours(1));
        requireThrottled(forget("nobody"), Duration.ofHours(1));
        browser.get("/ui/login/mail/verification?authRequestID=" + browser.requestId());
        requireThrottled(
                browser.post("/ui/login/mail/verification/resend", Map.of("loginName", loginName)),
                Duration.ofHours(1));
        assertThat(codes()).isZero();
    }

    @Test
    void wrong_codes_are_limited_by_network_and_do_not_end_the_code_of_somebody_else() {
        String address = users.require(user).human().email();
        int before = mails.count(address);
        forget(loginName);
        String code = mails.next(address, before).code();
        for (int window = 0; window < 3; window++) {
            for (int i = 0; i < TestingLimits.WRONG_CODES; i++) {
                assertThat(TestingBrowser.isRefused(reset("AAAAA" + i))).isTrue();
            }
            requireThrottled(reset(code), Duration.ofHours(1));
            windowsEnd();
        }

        assertThat(TestingBrowser.location(reset(code))).contains("notice=password_set");
    }

    @Test
    void a_refused_password_is_no_wrong_code() {
        for (int i = 0; i < TestingLimits.WRONG_CODES * 2; i++) {
            browser.get("/ui/login/password/init");
            Response answer = browser.post(
                    "/ui/login/password/init",
                    Map.of("loginName", loginName, "code", "AAAAAA", "newPassword", "a", "repeated", "a"));
            assertThat(TestingBrowser.location(answer)).contains("notice=password_too_short");
        }
    }

    @Test
    void a_person_is_mailed_once_a_minute() {
        assertThat(forget(loginName).statusCode()).isEqualTo(303);
        await().atMost(Duration.ofSeconds(10)).until(() -> codes() == 1);

        assertThat(forget(loginName).statusCode()).isEqualTo(303);
        await().during(Duration.ofSeconds(1)).atMost(Duration.ofSeconds(5)).until(() -> codes() == 1);

        windowsEnd();
        assertThat(forget(loginName).statusCode()).isEqualTo(303);
        await().atMost(Duration.ofSeconds(10)).until(() -> codes() == 2);
    }

    // each mail lengthens the event stream of a person who may not have requested it
    @Test
    void the_pauses_between_mails_to_one_person_double_up_to_an_hour_a36() {
        int mails = 0;
        for (int minutes : new int[] {1, 2, 4, 8, 16, 32, 60, 60}) {
            database.update("delete from attempts where purpose = 'mail-request'");
            assertThat(forget(loginName).statusCode()).isEqualTo(303);
            int sent = ++mails;
            await().atMost(Duration.ofSeconds(10)).until(() -> codes() == sent);
            assertThat(pauseOfMails())
                    .isBetween(Duration.ofMinutes(minutes).minusSeconds(20), Duration.ofMinutes(minutes));
            windowsEnd();
        }
    }

    private Duration pauseOfMails() {
        return Duration.ofSeconds(database.single(
                "select extract(epoch from window_ends_at - now())::bigint as seconds from attempts"
                        + " where purpose = 'mail'",
                row -> row.number("seconds")));
    }

    private boolean signsIn() {
        return TestingBrowser.location(browser.signIn(loginName, TestingAccounts.PASSWORD))
                .startsWith("/ui/login/continue?");
    }

    private Response register(String email, String password) {
        browser.start("&prompt=create");
        return browser.post(
                "/ui/login/register",
                Map.of(
                        "firstName", "Ada",
                        "lastName", "Lovelace",
                        "email", email,
                        "newPassword", password,
                        "repeated", password));
    }

    private Response forget(String name) {
        browser.get("/ui/login/password/forgot");
        return browser.post("/ui/login/password/forgot", Map.of("loginName", name));
    }

    private Response reset(String code) {
        browser.get("/ui/login/password/init");
        String password = "another long secret 7";
        return browser.post(
                "/ui/login/password/init",
                Map.of("loginName", loginName, "code", code, "newPassword", password, "repeated", password));
    }

    private long codes() {
        return users.changes(user, 0, 100, true).stream()
                .filter(change -> change.type().equals("user.human.password.code.added"))
                .count();
    }

    private void windowsEnd() {
        database.update("update attempts set window_ends_at = now()");
    }

    private static void requireThrottled(Response answer, Duration window) {
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(Long.parseLong(answer.header("Retry-After"))).isBetween(1L, window.toSeconds());
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.asString()).contains(TOO_MANY);
    }
}

package dev.signet.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jdbc.Database;
import dev.signet.kernel.Actor;
import dev.signet.session.AgentCookie;
import dev.signet.session.SessionQueries;
import dev.signet.token.TestingAccounts;
import dev.signet.user.PasswordCommands;
import dev.signet.user.UserRef;
import dev.signet.user.UserState;
import dev.signet.user.view.UserQueries;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody who enters wrong passwords for another user does not lock that user out of a known browser. */
@QuarkusTest
@TestProfile(TestingLimits.class)
class KnownBrowserIT {
    private static final String COOKIE = "signet-known";

    @Inject
    TestingAccounts accounts;

    @Inject
    UserQueries users;

    @Inject
    PasswordCommands passwords;

    @Inject
    SessionQueries sessions;

    @Inject
    AgentCookie cookies;

    @Inject
    Database database;

    private String orgId = "";
    private UserRef user;
    private String clientId = "";

    @BeforeEach
    void somebody() {
        database.update("delete from attempts");
        orgId = accounts.org();
        user = accounts.person(orgId);
        clientId = accounts.app(orgId).clientId();
    }

    @Test
    void strangers_lock_out_only_unknown_browsers() {
        TestingBrowser known = signedIn(user);
        lockOut(user);

        assertThat(refused(signIn(fresh(), user, TestingAccounts.PASSWORD))).isTrue();
        assertThat(accepted(signIn(known, user, TestingAccounts.PASSWORD))).isTrue();
        assertThat(users.require(user).state()).isEqualTo(UserState.LOCKED);
        assertThat(sessions.ofUser(user.userId())).hasSize(1);
    }

    @Test
    void wrong_passwords_in_a_known_browser_lock_only_that_browser() {
        TestingBrowser known = signedIn(user);
        for (int i = 0; i < TestingLimits.LOCKOUT; i++) {
            assertThat(refused(signIn(known, user, "wrong"))).isTrue();
        }

        assertThat(refused(signIn(known, user, TestingAccounts.PASSWORD))).isTrue();
        assertThat(users.require(user).state()).isEqualTo(UserState.ACTIVE);
        assertThat(accepted(signIn(fresh(), user, TestingAccounts.PASSWORD))).isTrue();
    }

    @Test
    void a_known_browser_is_not_affected_by_the_limit_of_its_network() {
        TestingBrowser known = signedIn(user);
        for (int i = 0; i < TestingLimits.FAILED_SIGN_INS; i++) {
            fresh().signIn("nobody" + i, "wrong");
        }

        assertThat(signIn(fresh(), user, TestingAccounts.PASSWORD).statusCode()).isEqualTo(429);
        assertThat(accepted(signIn(known, user, TestingAccounts.PASSWORD))).isTrue();
    }

    @Test
    void a_browser_is_known_only_for_the_person_who_signed_in_there() {
        UserRef other = accounts.person(orgId);
        TestingBrowser known = signedIn(other);
        lockOut(user);

        assertThat(refused(signIn(known, user, TestingAccounts.PASSWORD))).isTrue();
    }

    @Test
    void a_shared_browser_is_known_for_both_people() {
        UserRef other = accounts.person(orgId);
        TestingBrowser known = signedIn(other);
        assertThat(accepted(signIn(known, user, TestingAccounts.PASSWORD))).isTrue();
        lockOut(user);
        database.update("delete from attempts");
        lockOut(other);

        assertThat(accepted(signIn(known, user, TestingAccounts.PASSWORD))).isTrue();
        assertThat(accepted(signIn(known, other, TestingAccounts.PASSWORD))).isTrue();
    }

    @Test
    void a_browser_is_unknown_again_after_a_password_change() {
        TestingBrowser known = signedIn(user);
        passwords.set(user, "a horse called Heinrich", false, Actor.system());
        lockOut(user);

        assertThat(refused(signIn(known, user, "a horse called Heinrich"))).isTrue();
    }

    @Test
    void the_cookie_is_sealed_and_is_not_a_credential() {
        TestingBrowser browser = fresh();
        Response answer = signIn(browser, user, TestingAccounts.PASSWORD);
        Cookie cookie = answer.getDetailedCookie(COOKIE);

        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getPath()).isEqualTo("/");
        assertThat(cookie.getSameSite()).isEqualTo("Lax");
        assertThat(cookie.getValue()).matches("[A-Za-z0-9_-]+").doesNotContain(user.userId());
        TestingBrowser thief = fresh();
        thief.otherCookies().put(COOKIE, cookie.getValue());
        thief.start("&prompt=none");
        assertThat(sessions.ofUser(user.userId())).hasSize(1);
        assertThat(refused(signIn(thief, user, "wrong"))).isTrue();

        lockOut(user);
        char first = cookie.getValue().charAt(0);
        browser.otherCookies()
                .put(COOKIE, (first == 'A' ? 'B' : 'A') + cookie.getValue().substring(1));
        assertThat(refused(signIn(browser, user, TestingAccounts.PASSWORD))).isTrue();
        browser.otherCookies().put(COOKIE, cookie.getValue());
        assertThat(accepted(signIn(browser, user, TestingAccounts.PASSWORD))).isTrue();
    }

    @Test
    void a_locked_and_an_unknown_account_get_the_same_answer_a18() {
        lockOut(user);
        database.update("delete from attempts");

        Response locked = signIn(fresh(), user, TestingAccounts.PASSWORD);
        Response unknown = fresh().signIn("nobody-at-all", TestingAccounts.PASSWORD);

        assertThat(locked.statusCode()).isEqualTo(unknown.statusCode());
        assertThat(notice(locked)).isEqualTo(notice(unknown)).isEqualTo("credentials");
        assertThat(locked.getCookies()).isEqualTo(unknown.getCookies());
    }

    private static String notice(Response response) {
        return TestingBrowser.location(response).replaceAll(".*notice=([a-z_]+).*", "$1");
    }

    private void lockOut(UserRef locked) {
        for (int i = 0; i < TestingLimits.LOCKOUT; i++) {
            signIn(fresh(), locked, "wrong");
        }
        assertThat(users.require(locked).state()).isEqualTo(UserState.LOCKED);
        // the test must finish before the lock ends
        database.update(
                "update password_tries set closed_until = now() + interval '1 hour' where user_id = ? and browser = ''",
                locked.userId());
    }

    private TestingBrowser signedIn(UserRef person) {
        TestingBrowser browser = fresh();
        assertThat(accepted(signIn(browser, person, TestingAccounts.PASSWORD))).isTrue();
        return browser;
    }

    private Response signIn(TestingBrowser browser, UserRef person, String password) {
        browser.start("&prompt=login");
        return browser.signIn(users.require(person).preferredLoginName(), password);
    }

    private TestingBrowser fresh() {
        TestingBrowser browser = new TestingBrowser(cookies.name(), clientId);
        browser.start("");
        return browser;
    }

    private static boolean accepted(Response response) {
        return TestingBrowser.location(response).startsWith("/ui/login/continue?authRequestID=");
    }

    private static boolean refused(Response response) {
        return TestingBrowser.location(response).contains("notice=credentials");
    }
}

package dev.signet.oidc.gate;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.signet.jdbc.Database;
import dev.signet.login.TestingBrowser;
import dev.signet.session.AgentCookie;
import dev.signet.session.SessionQueries;
import dev.signet.token.AccessTokenGrant;
import dev.signet.token.AccessTokens;
import dev.signet.token.TestingAccounts;
import dev.signet.token.TokenForm;
import dev.signet.user.UserRef;
import dev.signet.user.UserState;
import dev.signet.user.view.UserQueries;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Concurrent wrong passwords at the sign-in page. */
@QuarkusTest
class LockoutIT {
    @Inject
    Scenes scenes;

    @Inject
    TestingAccounts accounts;

    @Inject
    UserQueries users;

    @Inject
    SessionQueries sessions;

    @Inject
    AgentCookie cookies;

    @Inject
    AccessTokens accessTokens;

    @Inject
    Database database;

    @ConfigProperty(name = "signet.user.lockout-max-failures")
    int limit;

    private String clientId = "";

    @BeforeEach
    void register_an_app() {
        clientId = scenes.app(accounts.org()).clientId();
    }

    @Test
    void all_concurrent_wrong_passwords_are_counted() throws Exception {
        UserRef user = accounts.person(accounts.org());

        guessAtOnce(user, limit - 1);

        assertThat(failures(user)).isEqualTo(limit - 1);
        assertThat(stateOf(user)).isEqualTo(UserState.ACTIVE);
        guessAtOnce(user, 1);
        assertThat(stateOf(user)).isEqualTo(UserState.LOCKED);
    }

    @Test
    void the_account_is_locked_at_exactly_the_limit_and_the_right_password_is_then_refused() throws Exception {
        UserRef user = accounts.person(accounts.org());

        guessAtOnce(user, limit * 2);

        assertThat(stateOf(user)).isEqualTo(UserState.LOCKED);
        assertThat(failures(user)).isEqualTo(limit);
        TestingBrowser browser = atPasswordPage(user);
        browser.follow(browser.post("/ui/login/password", Map.of("password", TestingAccounts.PASSWORD)));
        assertThat(sessions.ofUser(user.userId())).isEmpty();
    }

    // attack A-7 in docs/security-rules.md
    @Test
    void failures_at_sign_in_and_at_a_password_change_share_one_count() {
        TestingAccounts.SignIn signIn = accounts.signIn();
        UserRef user = signIn.user();
        String token = accessTokens
                .issue(AccessTokenGrant.of(signIn.terms(), TokenForm.OPAQUE))
                .value();

        for (int i = 1; i < limit; i++) {
            assertThat(stateOf(user)).isEqualTo(UserState.ACTIVE);
            if (i % 2 == 0) {
                TestingBrowser browser = atPasswordPage(user);
                browser.follow(browser.post("/ui/login/password", Map.of("password", "wrong")));
            } else {
                changeOwnPassword(token, "wrong")
                        .then()
                        .statusCode(400)
                        .body("details[0].id", equalTo("user.password.wrong"));
            }
        }
        assertThat(failures(user)).isEqualTo(limit - 1);
        changeOwnPassword(token, "wrong").then().statusCode(400);

        assertThat(stateOf(user)).isEqualTo(UserState.LOCKED);
        assertThat(failures(user)).isEqualTo(limit);
        changeOwnPassword(token, TestingAccounts.PASSWORD)
                .then()
                .statusCode(400)
                .body("details[0].id", equalTo("user.locked"));
        TestingBrowser browser = atPasswordPage(user);
        Response refused = browser.post("/ui/login/password", Map.of("password", TestingAccounts.PASSWORD));
        assertThat(TestingBrowser.location(refused)).contains("notice=credentials");
    }

    private static Response changeOwnPassword(String token, String oldPassword) {
        return given().contentType(ContentType.JSON)
                .header("Authorization", "Bearer " + token)
                .body(Map.of("oldPassword", oldPassword, "newPassword", "another horse, Friedrich"))
                .put("/auth/v1/users/me/password");
    }

    /** Every browser is at the password page before the first one sends its password. */
    private void guessAtOnce(UserRef user, int guesses) throws Exception {
        List<TestingBrowser> browsers = new ArrayList<>();
        for (int i = 0; i < guesses; i++) {
            browsers.add(atPasswordPage(user));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(guesses)) {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < guesses; i++) {
                TestingBrowser browser = browsers.get(i);
                Map<String, String> guess = Map.of("password", "wrong guess number " + i);
                answers.add(threads.submit(
                        () -> browser.post("/ui/login/password", guess).statusCode()));
            }
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isLessThan(500);
            }
        }
    }

    private TestingBrowser atPasswordPage(UserRef user) {
        TestingBrowser browser = new TestingBrowser(cookies.name(), clientId);
        browser.start("");
        browser.follow(browser.post(
                "/ui/login/login", Map.of("loginName", users.require(user).preferredLoginName())));
        return browser;
    }

    private UserState stateOf(UserRef user) {
        return users.require(user).state();
    }

    private int failures(UserRef user) {
        return database.single(
                "select wrong from password_tries where user_id = ? and browser = ''",
                row -> row.integer("wrong"),
                user.userId());
    }
}

package dev.signet.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.factor.SecondFactor;
import dev.signet.factor.TestingFactors;
import dev.signet.factor.TestingTotp;
import dev.signet.factor.totp.TotpQueries;
import dev.signet.kernel.Actor;
import dev.signet.kernel.DomainException;
import dev.signet.policy.login.LoginPolicyCommand;
import dev.signet.policy.login.LoginPolicyCommands;
import dev.signet.policy.login.LoginSettings;
import dev.signet.policy.login.MultiFactor;
import dev.signet.session.AgentCookie;
import dev.signet.session.Proof;
import dev.signet.session.SessionCommands;
import dev.signet.session.SessionError;
import dev.signet.session.SessionQueries;
import dev.signet.token.GateQuestion;
import dev.signet.token.TestingAccounts;
import dev.signet.token.TokenGate;
import dev.signet.token.TokenRefusal;
import dev.signet.user.UserRef;
import dev.signet.user.view.UserQueries;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** In an organization that forces a second factor, nobody gets past it with a password. */
@QuarkusTest
class ForcedFactorIT {
    private static final String SET_UP = "/ui/login/factor/setup";
    private static final Pattern KEY = Pattern.compile("class=\"setup-key\">([A-Z2-7 ]+)<");

    @Inject
    TestingAccounts accounts;

    @Inject
    TestingFactors factors;

    @Inject
    UserQueries users;

    @Inject
    LoginPolicyCommands policies;

    @Inject
    SessionCommands sessions;

    @Inject
    SessionQueries sessionQueries;

    @Inject
    TotpQueries totp;

    @Inject
    TokenGate gate;

    @Inject
    AgentCookie cookies;

    @Inject
    Clock clock;

    private UserRef user;
    private String loginName;
    private TestingBrowser browser;

    @BeforeEach
    void a_person() {
        user = accounts.person(accounts.org());
        loginName = users.require(user).preferredLoginName();
        browser =
                new TestingBrowser(cookies.name(), accounts.app(accounts.org()).clientId());
    }

    @Test
    void who_has_no_factor_sets_one_up_before_the_session_starts() {
        force(user.orgId());
        Response page = toSetUp();
        assertThat(page.asString()).doesNotContain("class=\"setup-key\"");
        assertThat(totp.find(user.userId())).isEmpty();

        page = browser.get(TestingBrowser.location(browser.post(SET_UP, Map.of())));
        TestingTotp app = app(page);
        assertThat(page.asString()).contains("<svg", "otpauth://totp/");
        Response wrong = browser.post(SET_UP, Map.of("code", app.wrong()));
        page = browser.get(TestingBrowser.location(wrong));
        assertThat(TestingBrowser.location(wrong)).contains("notice=factor_code");
        assertThat(KEY.matcher(page.asString()).find()).as("still shown").isTrue();
        assertThat(sessionQueries.ofUser(user.userId())).isEmpty();
        Response right = browser.post(SET_UP, Map.of("code", app.code()));

        assertThat(browser.get(TestingBrowser.location(right)).header("Location"))
                .contains("code=");
        assertThat(sessionQueries.ofUser(user.userId()).getFirst().proofs())
                .containsExactlyInAnyOrder(Proof.PASSWORD, Proof.TOTP);
    }

    @Test
    void a_secret_is_shown_to_nobody_but_the_one_who_began() {
        force(user.orgId());
        toSetUp();
        Response begun = browser.post(SET_UP, Map.of());
        TestingTotp app = app(browser.get(TestingBrowser.location(begun)));
        String sealed = browser.field("setup");

        TestingBrowser other = new TestingBrowser(cookies.name(), browser.clientId());
        other.start("");
        other.get(TestingBrowser.location(other.signIn(loginName, TestingAccounts.PASSWORD)));
        Response stolen = other.get(SET_UP + "?authRequestID=" + other.requestId() + "&state="
                + URLEncoder.encode(other.field("state"), StandardCharsets.UTF_8) + "&setup="
                + sealed);

        assertThat(KEY.matcher(stolen.asString()).find()).isFalse();
        assertThat(totp.find(user.userId())).isPresent();
        Response right = browser.post(SET_UP, Map.of("code", app.code()));
        assertThat(browser.get(TestingBrowser.location(right)).header("Location"))
                .contains("code=");
    }

    @Test
    void who_has_a_factor_cannot_set_up_another_one_with_the_password() {
        force(user.orgId());
        TestingTotp app = factors.authenticatorApp(user);
        browser.start("");
        Response afterPassword = browser.signIn(loginName, TestingAccounts.PASSWORD);
        browser.get(TestingBrowser.location(afterPassword));
        assertThat(TestingBrowser.location(afterPassword)).startsWith("/ui/login/factor?");

        for (Map<String, String> form : List.of(Map.<String, String>of(), Map.of("code", app.code()))) {
            assertThat(TestingBrowser.location(browser.post(SET_UP, form))).startsWith("/ui/login/login");
        }
        assertThat(sessionQueries.ofUser(user.userId())).isEmpty();
    }

    @Test
    void sessions_and_refresh_tokens_from_before_are_worth_nothing_any_more() {
        TestingAccounts.SignIn before = accounts.signIn();
        GateQuestion question =
                GateQuestion.session(before.session(), before.app().clientId());
        assertThat(gate.check(question).admitted()).isTrue();

        force(before.user().orgId());

        assertThat(gate.check(question).refusal()).isEqualTo(TokenRefusal.SECOND_FACTOR_MISSING);
        assertThat(gate.check(GateQuestion.issue(before.terms())).refusal())
                .isEqualTo(TokenRefusal.SECOND_FACTOR_MISSING);
        assertThat(gate.session(before.session().id(), before.app().clientId())
                        .orElseThrow()
                        .use()
                        .refusal())
                .isEqualTo(TokenRefusal.SECOND_FACTOR_MISSING);
        assertThatThrownBy(() -> accounts.session(before.user()))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        e -> assertThat(e.error()).isEqualTo(SessionError.SECOND_FACTOR_REQUIRED));
        policies.ofOrg(before.user().orgId(), new LoginPolicyCommand.Reset(), Actor.system());
        assertThat(gate.check(question).admitted()).isTrue();
    }

    @Test
    void without_passwords_nobody_signs_in_with_one() {
        policies.ofOrg(
                user.orgId(),
                new LoginPolicyCommand.Add(new LoginSettings(
                        false, true, true, false, false, true, List.of(SecondFactor.TOTP), List.of())),
                Actor.system());
        browser.start("");

        Response answer = browser.signIn(loginName, TestingAccounts.PASSWORD);

        assertThat(TestingBrowser.location(answer)).contains("/ui/login/password?", "notice=credentials");
        assertThatThrownBy(() -> sessions.start(
                        "agent", null, user.userId(), Set.of(Proof.PASSWORD), clock.instant(), Actor.system()))
                .isInstanceOfSatisfying(
                        DomainException.class, e -> assertThat(e.error()).isEqualTo(SessionError.PASSWORD_NOT_ALLOWED));
    }

    @Test
    void a_factor_that_the_policy_does_not_list_is_not_asked_for() {
        factors.authenticatorApp(user);
        policies.ofOrg(
                user.orgId(),
                new LoginPolicyCommand.Add(new LoginSettings(
                        true, true, true, false, false, true, List.of(), List.of(MultiFactor.VERIFIED_PASSKEY))),
                Actor.system());
        browser.start("");

        Response answer = browser.signIn(loginName, TestingAccounts.PASSWORD);

        assertThat(browser.get(TestingBrowser.location(answer)).header("Location"))
                .contains("code=");
    }

    private Response toSetUp() {
        browser.start("");
        Response afterPassword = browser.signIn(loginName, TestingAccounts.PASSWORD);
        assertThat(TestingBrowser.location(afterPassword)).startsWith("/ui/login/factor?");
        Response toSetUp = browser.get(TestingBrowser.location(afterPassword));
        assertThat(TestingBrowser.location(toSetUp)).startsWith(SET_UP + "?");
        return browser.get(TestingBrowser.location(toSetUp));
    }

    private static TestingTotp app(Response page) {
        Matcher key = KEY.matcher(page.asString());
        assertThat(key.find()).isTrue();
        return new TestingTotp(key.group(1).replace(" ", ""));
    }

    private void force(String orgId) {
        policies.ofOrg(
                orgId,
                new LoginPolicyCommand.Add(
                        new LoginSettings(true, true, true, true, false, true, List.of(SecondFactor.TOTP), List.of())),
                Actor.system());
    }
}

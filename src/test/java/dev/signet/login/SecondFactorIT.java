package dev.signet.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import com.nimbusds.jwt.SignedJWT;
import dev.signet.factor.TestingFactors;
import dev.signet.factor.TestingTotp;
import dev.signet.kernel.Actor;
import dev.signet.kernel.DomainException;
import dev.signet.oidc.TestingFlow;
import dev.signet.session.AgentCookie;
import dev.signet.session.Proof;
import dev.signet.session.Session;
import dev.signet.session.SessionCommands;
import dev.signet.session.SessionError;
import dev.signet.session.SessionQueries;
import dev.signet.user.PasswordCommands;
import dev.signet.user.UserRef;
import dev.signet.user.view.UserQueries;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** No door to an account with an authenticator app opens for the password alone. */
@QuarkusTest
class SecondFactorIT {
    private static final String FACTOR = "/ui/login/factor";

    @Inject
    TestingFlow flow;

    @Inject
    TestingFactors factors;

    @Inject
    UserQueries users;

    @Inject
    PasswordCommands passwords;

    @Inject
    SessionCommands sessions;

    @Inject
    SessionQueries sessionQueries;

    @Inject
    AgentCookie cookies;

    @Inject
    Clock clock;

    private UserRef user;
    private String loginName;
    private TestingFlow.App app;
    private TestingBrowser browser;

    @BeforeEach
    void a_person_and_an_application() {
        user = flow.person();
        loginName = users.require(user).preferredLoginName();
        app = flow.publicApp();
        browser = new TestingBrowser(cookies.name(), app.clientId());
    }

    @Test
    void after_the_password_the_code_is_asked_for_and_tokens_tell_of_both() throws ParseException {
        TestingTotp totp = factors.authenticatorApp(user);
        browser.start("openid offline_access", "");

        Response afterPassword = browser.signIn(loginName, TestingFlow.PASSWORD);

        assertThat(TestingBrowser.location(afterPassword)).startsWith(FACTOR + "?");
        assertThat(sessionQueries.ofUser(user.userId())).isEmpty();
        browser.get(TestingBrowser.location(afterPassword));
        Response wrong = browser.post(FACTOR, Map.of("code", totp.wrong()));
        assertThat(TestingBrowser.location(wrong)).startsWith(FACTOR).contains("notice=factor_code");
        browser.get(TestingBrowser.location(wrong));
        Response right = browser.post(FACTOR, Map.of("code", totp.code()));

        Map<String, String> tokens = redeemed(right);
        SignedJWT idToken = SignedJWT.parse(tokens.get("id_token"));
        assertThat(idToken.getJWTClaimsSet().getStringListClaim("amr")).containsExactly("pwd", "otp", "mfa");
        assertThat(sessionQueries.ofUser(user.userId()))
                .singleElement()
                .extracting(Session::proofs)
                .isEqualTo(Set.of(Proof.PASSWORD, Proof.TOTP));
        flow.refresh(app, tokens.get("refresh_token")).then().statusCode(200);
    }

    @Test
    void a_used_code_signs_in_nobody_else_and_a_form_that_is_sent_twice_is_answered_twice() {
        TestingTotp totp = factors.authenticatorApp(user);
        browser.start("");
        browser.get(TestingBrowser.location(browser.signIn(loginName, TestingFlow.PASSWORD)));
        String before = browser.cookie();
        Map<String, String> form = new HashMap<>(Map.of("code", totp.code()));
        for (String field : new String[] {"csrf", "authRequestID", "state"}) {
            form.put(field, browser.field(field));
        }

        Response first = browser.postRaw(FACTOR, form);
        Response second = browser.withCookie(before).postRaw(FACTOR, form);

        for (Response answer : new Response[] {first, second}) {
            assertThat(browser.get(TestingBrowser.location(answer)).header("Location"))
                    .contains("code=");
        }
        TestingBrowser other = new TestingBrowser(cookies.name(), app.clientId());
        other.start("");
        other.get(TestingBrowser.location(other.signIn(loginName, TestingFlow.PASSWORD)));
        assertThat(TestingBrowser.location(other.post(FACTOR, Map.of("code", form.get("code")))))
                .contains("notice=factor_code");
        assertThat(sessionQueries.ofUser(user.userId())).hasSize(1);
    }

    @Test
    void a_session_from_before_answers_no_request_and_renews_no_token_any_more() {
        browser.start("openid offline_access", "");
        Map<String, String> tokens = redeemed(browser.signIn(loginName, TestingFlow.PASSWORD));

        factors.authenticatorApp(user);

        assertThat(browser.authorize("openid", "&prompt=none").header("Location"))
                .contains("error=login_required");
        assertThat(TestingBrowser.location(browser.authorize("openid", ""))).startsWith("/ui/login/login");
        flow.refresh(app, tokens.get("refresh_token")).then().statusCode(400).body("error", equalTo("invalid_grant"));
        String sessionId = sessionQueries.ofUser(user.userId()).getFirst().id();
        browser.start("&prompt=select_account");
        Response chosen = browser.post("/ui/login/select", Map.of("session", sessionId));
        assertThat(TestingBrowser.location(chosen)).startsWith("/ui/login/password");
        for (String more : new String[] {"&prompt=login", "&max_age=0", "&max_age=100000"}) {
            browser.start(more);
            assertThat(TestingBrowser.location(browser.signIn(loginName, TestingFlow.PASSWORD)))
                    .as(more)
                    .startsWith(FACTOR + "?");
        }
    }

    @Test
    void a_fresh_sign_in_asks_for_both_again() {
        TestingTotp totp = factors.authenticatorApp(user);
        browser.start("");
        browser.get(TestingBrowser.location(browser.signIn(loginName, TestingFlow.PASSWORD)));
        browser.get(TestingBrowser.location(browser.post(FACTOR, Map.of("code", totp.code()))));
        assertThat(browser.authorize("openid", "&prompt=none").header("Location"))
                .contains("code=");

        browser.start("&prompt=login");

        assertThat(TestingBrowser.location(browser.signIn(loginName, TestingFlow.PASSWORD)))
                .startsWith(FACTOR + "?");
    }

    @Test
    void a_password_that_must_be_changed_is_changed_only_after_the_code() {
        TestingTotp totp = factors.authenticatorApp(user);
        passwords.set(user, "one use only 1", true, Actor.system());
        browser.start("");
        Response afterPassword = browser.signIn(loginName, "one use only 1");
        assertThat(TestingBrowser.location(afterPassword)).startsWith(FACTOR + "?");
        browser.get(TestingBrowser.location(afterPassword));

        Response skipped = browser.post(
                "/ui/login/password/change",
                Map.of(
                        "password",
                        "one use only 1",
                        "newPassword",
                        "another long one",
                        "repeated",
                        "another long one"));

        assertThat(TestingBrowser.location(skipped)).startsWith("/ui/login/login");
        passwords.check(user, "one use only 1", Actor.system());
        Response proven = browser.post(FACTOR, Map.of("code", totp.code()));
        assertThat(TestingBrowser.location(proven)).startsWith("/ui/login/password/change?");
        browser.get(TestingBrowser.location(proven));
        Response changed = browser.post(
                "/ui/login/password/change",
                Map.of(
                        "password",
                        "one use only 1",
                        "newPassword",
                        "another long one",
                        "repeated",
                        "another long one"));
        assertThat(browser.get(TestingBrowser.location(changed)).header("Location"))
                .contains("code=");
    }

    @Test
    void neither_another_step_nor_a_foreign_or_forged_state_skips_the_code() {
        factors.authenticatorApp(user);
        browser.start("");
        browser.get(TestingBrowser.location(browser.signIn(loginName, TestingFlow.PASSWORD)));
        String state = browser.field("state");

        for (String forged : new String[] {"", "x", state.substring(1), state + "A"}) {
            assertThat(TestingBrowser.location(browser.post(FACTOR, Map.of("state", forged, "code", "123456"))))
                    .as(forged)
                    .startsWith("/ui/login/login");
        }
        TestingBrowser other = new TestingBrowser(cookies.name(), app.clientId());
        other.start("");
        other.get("/ui/login/login?other=true&authRequestID=" + other.requestId());
        assertThat(TestingBrowser.location(other.post(FACTOR, Map.of("state", state, "code", "123456"))))
                .startsWith("/ui/login/login");
        String agentId = cookies.agentId(browser.cookie()).orElseThrow();
        assertThatThrownBy(() -> sessions.start(
                        agentId, null, user.userId(), Set.of(Proof.PASSWORD), clock.instant(), Actor.system()))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        e -> assertThat(e.error()).isEqualTo(SessionError.SECOND_FACTOR_REQUIRED));
    }

    /** Follows the answer to the last form to the application, and redeems its code. */
    private Map<String, String> redeemed(Response last) {
        String location = browser.get(TestingBrowser.location(last)).header("Location");
        Map<String, String> form =
                new HashMap<>(TestingFlow.codeForm(TestingFlow.query(location).get("code")));
        form.put("code_verifier", TestingBrowser.VERIFIER);
        Response answer = flow.token(app, form);
        answer.then().statusCode(200);
        Map<String, String> tokens = new HashMap<>();
        for (String name : new String[] {"id_token", "refresh_token", "access_token"}) {
            String value = answer.path(name);
            if (value != null) {
                tokens.put(name, value);
            }
        }
        return tokens;
    }
}

package dev.signet.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.session.AgentCookie;
import dev.signet.session.Session;
import dev.signet.session.SessionQueries;
import dev.signet.token.TestingAccounts;
import dev.signet.user.UserRef;
import dev.signet.user.view.UserQueries;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two people with two browsers, neither of whom can use what belongs to the other. */
@QuarkusTest
class SharedBrowserIT {
    private static final String EXPIRED = "/ui/login/error?reason=expired";
    private static final String SELECT = "/ui/login/select";

    @Inject
    TestingAccounts accounts;

    @Inject
    UserQueries users;

    @Inject
    AgentCookie cookies;

    @Inject
    SessionQueries sessions;

    private UserRef victim;
    private UserRef attacker;
    private TestingBrowser victims;
    private TestingBrowser attackers;

    @BeforeEach
    void two_people_are_sent_here_by_one_application() {
        String orgId = accounts.org();
        victim = accounts.person(orgId);
        attacker = accounts.person(orgId);
        String clientId = accounts.app(orgId).clientId();
        victims = new TestingBrowser(cookies.name(), clientId);
        attackers = new TestingBrowser(cookies.name(), clientId);
    }

    // attack A-24: session fixation
    @Test
    void a_cookie_planted_before_the_sign_in_is_invalid_afterwards() {
        victims.start("");
        String planted = victims.cookie();
        signIn(victims, victim);

        assertThat(cookies.agentId(planted)).isEmpty();
        assertThat(victims.cookie()).isNotEqualTo(planted);
        Response page = attackers.withCookie(planted).start("&prompt=select_account");
        assertThat(page.asString()).doesNotContain(nameOf(victim));
    }

    // attack A-24: login CSRF
    @Test
    void a_sign_in_started_in_another_browser_cannot_be_finished_here() {
        attackers.start("");
        Response done = attackers.signIn(nameOf(attacker), TestingAccounts.PASSWORD);
        String callback = TestingBrowser.location(done);
        assertThat(callback).startsWith("/ui/login/continue?authRequestID=");

        victims.start("");
        assertThat(TestingBrowser.location(victims.get(callback))).doesNotContain("code=");
        assertThat(TestingBrowser.location(victims.get("/ui/login/login?authRequestID=" + attackers.requestId())))
                .startsWith(EXPIRED);
    }

    // attack A-24: a proof given in one browser continues in that one only
    @Test
    void the_state_of_a_sign_in_is_invalid_in_another_browser() {
        attackers.start("");
        String page = TestingBrowser.location(attackers.post("/ui/login/login", Map.of("loginName", nameOf(attacker))));
        attackers.get(page);

        victims.start("");
        Response posted = victims.post(
                "/ui/login/password", Map.of("state", attackers.field("state"), "password", TestingAccounts.PASSWORD));
        assertThat(TestingBrowser.location(posted)).startsWith("/ui/login/login?");
        assertThat(sessions.ofUser(attacker.userId())).isEmpty();
    }

    // attack A-24: another user's session
    @Test
    void only_a_session_of_this_very_browser_can_be_chosen() {
        signIn(victims, victim);
        Session foreign = sessions.ofUser(victim.userId()).getFirst();
        signIn(attackers, attacker);

        attackers.start("&prompt=select_account");
        Response chosen = attackers.post(SELECT, Map.of("session", foreign.id()));

        assertThat(TestingBrowser.location(chosen)).startsWith("/ui/login/login?");
        assertThat(attackers.follow(chosen).asString()).doesNotContain(nameOf(victim));
    }

    // attack A-24: a shared browser
    @Test
    void after_signing_out_nothing_is_left_for_the_next_person() {
        signIn(victims, victim);
        Session ended = sessions.ofUser(victim.userId()).getFirst();
        victims.get("/ui/login/logout");
        victims.post("/ui/login/logout", Map.of());

        Response page = victims.start("&prompt=select_account");
        assertThat(page.asString()).doesNotContain(nameOf(victim));
        Response chosen = victims.post(SELECT, Map.of("session", ended.id()));
        assertThat(TestingBrowser.location(chosen)).startsWith("/ui/login/login?");
    }

    private void signIn(TestingBrowser browser, UserRef user) {
        browser.start("");
        Response done = browser.signIn(nameOf(user), TestingAccounts.PASSWORD);
        assertThat(TestingBrowser.location(browser.get(TestingBrowser.location(done))))
                .contains("code=");
    }

    private String nameOf(UserRef user) {
        return users.require(user).preferredLoginName();
    }
}

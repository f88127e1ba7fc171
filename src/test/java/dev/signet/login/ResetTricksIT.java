package dev.signet.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.browser.Mails;
import dev.signet.browser.OwnAddress;
import dev.signet.kernel.Actor;
import dev.signet.session.AgentCookie;
import dev.signet.session.SessionQueries;
import dev.signet.token.TestingAccounts;
import dev.signet.user.HumanCommands;
import dev.signet.user.PasswordCommands;
import dev.signet.user.PasswordEvent;
import dev.signet.user.UserCommands;
import dev.signet.user.UserRef;
import dev.signet.user.view.UserQueries;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Resets with steps left out, repeated or in another order: no password is set without the mailed code. */
@QuarkusTest
@TestProfile(OwnAddress.class)
class ResetTricksIT {
    private static final Actor ACTOR = Actor.system();
    private static final String FORGOT = "/ui/login/password/forgot";
    private static final String RESET = "/ui/login/password/init";
    private static final String WANTED = "a password of the attacker";

    @Inject
    TestingAccounts accounts;

    @Inject
    UserQueries users;

    @Inject
    UserCommands commands;

    @Inject
    HumanCommands humans;

    @Inject
    PasswordCommands passwords;

    @Inject
    Mails mails;

    @Inject
    SessionQueries sessions;

    @Inject
    AgentCookie cookies;

    private UserRef victim;
    private String victimName;
    private UserRef attacker;
    private String attackerName;
    private TestingBrowser browser;

    @BeforeEach
    void an_attacker_opens_the_sign_in_page() {
        String orgId = accounts.org();
        victim = accounts.person(orgId);
        victimName = users.require(victim).preferredLoginName();
        attacker = accounts.person(orgId);
        attackerName = users.require(attacker).preferredLoginName();
        browser = new TestingBrowser(cookies.name(), accounts.app(orgId).clientId());
        browser.start("");
    }

    @AfterEach
    void the_victims_password_is_unchanged_and_there_is_no_session() {
        passwords.check(victim, TestingAccounts.PASSWORD, ACTOR);
        assertThat(sessions.ofUser(victim.userId())).isEmpty();
    }

    @Test
    void without_a_valid_code_no_password_is_set() {
        browser.get(FORGOT);
        browser.get(TestingBrowser.location(browser.post(FORGOT, Map.of("loginName", victimName))));
        for (String code : new String[] {"", "AAAAAA", "      ", "%", "null"}) {
            requireRefused(browser.post(RESET, wanted("loginName", victimName, code)));
        }
        Map<String, String> none = wanted("loginName", victimName, "");
        none.remove("code");
        requireRefused(browser.post(RESET, none));
    }

    @Test
    void the_step_that_mails_the_code_cannot_be_left_out() {
        browser.get(RESET);
        requireRefused(browser.post(RESET, wanted("loginName", victimName, "AAAAAA")));
        requireRefused(browser.post(RESET, wanted("userID", victim.userId(), "")));
    }

    @Test
    void a_code_of_one_account_is_invalid_for_another() {
        String own = resetCode(attacker);
        resetCode(victim);
        browser.get(RESET + "?userID=" + attacker.userId() + "&code=" + own);

        requireRefused(browser.post(RESET, wanted("userID", victim.userId(), own)));
        Map<String, String> nameBesideId = wanted("userID", victim.userId(), own);
        nameBesideId.put("loginName", attackerName);
        requireRefused(browser.post(RESET, nameBesideId));
        Map<String, String> nameAlone = wanted("loginName", victimName, own);
        nameAlone.put("userID", "");
        requireRefused(browser.post(RESET, nameAlone));
    }

    @Test
    void codes_for_other_purposes_set_no_password() {
        UserRef other = accounts.person(victim.orgId());
        String address = "new" + other.userId() + "@mail.example";
        humans.changeEmail(other, address, false, ACTOR);
        String verification = mails.next(address, 0).code();

        browser.get(RESET);
        requireRefused(browser.post(RESET, wanted("userID", other.userId(), verification)));
        browser.get("/ui/login/user/init");
        requireRefused(browser.post("/ui/login/user/init", wanted("userID", other.userId(), verification)));
        requireRefused(browser.post("/ui/login/user/init", wanted("userID", victim.userId(), resetCode(victim))));
        passwords.check(other, TestingAccounts.PASSWORD, ACTOR);
    }

    @Test
    void a_code_works_once_even_if_the_form_is_sent_again() {
        browser.get(RESET);
        Map<String, String> form = wanted("userID", attacker.userId(), resetCode(attacker));
        assertThat(TestingBrowser.location(browser.post(RESET, form))).contains("notice=password_set");
        form.put("newPassword", "another password of theirs");
        form.put("repeated", "another password of theirs");

        requireRefused(browser.post(RESET, form));

        passwords.check(attacker, WANTED, ACTOR);
    }

    @Test
    void a_state_of_the_reset_pages_opens_no_page_that_changes_a_password() {
        browser.get(FORGOT + "?authRequestID=" + browser.requestId());
        String location = TestingBrowser.location(browser.post(FORGOT, Map.of("loginName", victimName)));
        String state = location.replaceAll(".*state=([^&]*).*", "$1");
        assertThat(state).isNotEmpty();

        Response page =
                browser.get("/ui/login/password/change?authRequestID=" + browser.requestId() + "&state=" + state);

        assertThat(TestingBrowser.location(page)).startsWith("/ui/login/login?");
        browser.get(location);
        Map<String, String> form = wanted("loginName", victimName, "");
        form.put("state", URLDecoder.decode(state, StandardCharsets.UTF_8));
        form.put("password", WANTED);
        assertThat(TestingBrowser.location(browser.post("/ui/login/password/change", form)))
                .startsWith("/ui/login/login?");
    }

    @Test
    void a_form_without_its_token_is_refused_even_with_the_right_code() {
        Map<String, String> form = wanted("userID", victim.userId(), resetCode(victim));
        browser.get(RESET);
        form.put("csrf", "forged");

        assertThat(TestingBrowser.location(browser.postRaw(RESET, form))).startsWith("/ui/login/error?reason=expired");
    }

    @Test
    void a_deactivation_invalidates_the_code() {
        UserRef other = accounts.person(victim.orgId());
        String code = resetCode(other);
        commands.deactivate(other, ACTOR);
        browser.get(RESET);

        requireRefused(browser.post(RESET, wanted("userID", other.userId(), code)));

        commands.reactivate(other, ACTOR);
        passwords.check(other, TestingAccounts.PASSWORD, ACTOR);
    }

    private String resetCode(UserRef user) {
        String address = users.require(user).userName() + "@mail.example";
        int before = mails.count(address);
        passwords.requestReset(user, PasswordEvent.ResetChannel.EMAIL, ACTOR);
        return mails.next(address, before).code();
    }

    private static Map<String, String> wanted(String whoIs, String who, String code) {
        Map<String, String> form = new HashMap<>();
        form.put(whoIs, who);
        form.put("code", code);
        form.put("newPassword", WANTED);
        form.put("repeated", WANTED);
        return form;
    }

    private static void requireRefused(Response answer) {
        assertThat(TestingBrowser.isRefused(answer)).isTrue();
        assertThat(TestingBrowser.location(answer)).endsWith("&notice=code");
    }
}

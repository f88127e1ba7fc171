package dev.signet.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.browser.Mails;
import dev.signet.browser.OwnAddress;
import dev.signet.kernel.Actor;
import dev.signet.session.AgentCookie;
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
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which sign-in a link in a mail continues: the one in which the person last did something, for as long as it waits. */
@QuarkusTest
@TestProfile(OwnAddress.class)
class ResumptionIT {
    private static final String COOKIE = "signet-resume";

    @Inject
    TestingAccounts accounts;

    @Inject
    UserQueries users;

    @Inject
    PasswordCommands passwords;

    @Inject
    UserCommands commands;

    @Inject
    HumanCommands humans;

    @Inject
    Mails mails;

    @Inject
    AgentCookie cookies;

    private String orgId;
    private UserRef person;
    private String loginName;
    private TestingBrowser browser;

    @BeforeEach
    void a_person_has_entered_the_name() {
        orgId = accounts.org();
        person = accounts.person(orgId);
        loginName = users.require(person).preferredLoginName();
        browser = new TestingBrowser(cookies.name(), accounts.app(orgId).clientId());
        browser.start("");
        browser.get(TestingBrowser.location(browser.post("/ui/login/login", Map.of("loginName", loginName))));
    }

    @Test
    void an_application_that_only_redirects_the_browser_here_does_not_change_where_a_link_leads() {
        String waiting = browser.otherCookies().get(COOKIE);
        assertThat(waiting).isNotEmpty();

        browser.get("/oauth/v2/authorize?response_type=code&scope=openid&state=other&client_id="
                + accounts.app(accounts.org()).clientId() + "&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcallback"
                + "&code_challenge_method=S256&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
        browser.start("&login_hint=nobody");

        assertThat(browser.otherCookies()).containsEntry(COOKIE, waiting);
    }

    @Test
    void only_a_link_for_the_person_whose_name_was_entered_continues() {
        UserRef other = accounts.person(orgId);

        Response others = setPassword(other);
        assertThat(TestingBrowser.location(others)).startsWith("/ui/login/done?");
        Response own = setPassword(person);
        assertThat(TestingBrowser.location(own)).startsWith("/ui/login/continue?");
    }

    @Test
    void a_link_for_another_account_that_has_the_entered_name_or_address_does_not_continue() {
        String address = users.require(person).userName() + "@mail.example";
        browser.start("");
        browser.get(TestingBrowser.location(browser.post("/ui/login/login", Map.of("loginName", address))));
        UserRef named = accounts.person(accounts.org());
        String own = users.require(named).userName() + "@mail.example";
        commands.changeUserName(named, address, Actor.system());

        assertThat(TestingBrowser.location(setPassword(named, own))).startsWith("/ui/login/done?");

        UserRef addressed = accounts.person(accounts.org());
        humans.changeEmail(addressed, address, true, Actor.system());
        assertThat(TestingBrowser.location(setPassword(addressed, address))).startsWith("/ui/login/done?");
    }

    @Test
    void an_invited_person_continues_the_sign_in_under_the_address_of_the_invitation() {
        UserRef invited = accounts.person(orgId);
        String address = "invited-" + users.require(invited).userName() + "@mail.example";
        browser.start("");
        browser.get(TestingBrowser.location(browser.post("/ui/login/login", Map.of("loginName", address))));

        humans.changeEmail(invited, address, false, Actor.system());
        String link = mails.next(address, 0).url();
        browser.get(link.substring(link.indexOf("/ui/")));
        Response verified = browser.post("/ui/login/mail/verification", Map.of());
        assertThat(TestingBrowser.location(verified)).startsWith("/ui/login/password?");
        assertThat(browser.otherCookies()).as("the password is still awaited").containsKey(COOKIE);
    }

    @Test
    void asking_for_a_mail_outside_the_sign_in_leaves_it_waiting() {
        String waiting = browser.otherCookies().get(COOKIE);
        browser.get("/ui/login/password/forgot");
        Response sent = browser.post("/ui/login/password/forgot", Map.of("loginName", "somebody else"));
        assertThat(TestingBrowser.location(sent)).startsWith("/ui/login/password/init?");
        assertThat(browser.otherCookies()).containsEntry(COOKIE, waiting);
    }

    private Response setPassword(UserRef whose) {
        return setPassword(whose, users.require(whose).userName() + "@mail.example");
    }

    private Response setPassword(UserRef whose, String address) {
        int before = mails.count(address);
        passwords.requestReset(whose, PasswordEvent.ResetChannel.EMAIL, Actor.system());
        String link = mails.next(address, before).url();
        browser.get(link.substring(link.indexOf("/ui/")));
        return browser.post(
                "/ui/login/password/init",
                Map.of("newPassword", "another long secret 7", "repeated", "another long secret 7"));
    }

    @Test
    void a_cancelled_sign_in_does_not_wait() {
        browser.post("/ui/login/cancel", Map.of());
        assertThat(browser.otherCookies()).doesNotContainKey(COOKIE);
    }

    @Test
    void a_completed_sign_in_does_not_wait() {
        browser.post("/ui/login/password", Map.of("password", TestingAccounts.PASSWORD));
        assertThat(browser.otherCookies()).doesNotContainKey(COOKIE);
    }

    @Test
    void nothing_waits_after_an_account_was_chosen_or_signed_out() {
        browser.post("/ui/login/password", Map.of("password", TestingAccounts.PASSWORD));
        for (String end : new String[] {"/ui/login/select", "/ui/login/logout"}) {
            browser.start("&prompt=select_account");
            browser.get("/ui/login/login?other=true&authRequestID=" + browser.requestId());
            browser.post("/ui/login/login", Map.of("loginName", loginName));
            assertThat(browser.otherCookies()).containsKey(COOKIE);

            if (end.equals("/ui/login/select")) {
                browser.get("/ui/login/select?authRequestID=" + browser.requestId());
            } else {
                browser.get(end);
            }
            browser.post(end, Map.of("session", browser.field("session")));

            assertThat(browser.otherCookies()).as(end).doesNotContainKey(COOKIE);
        }
    }
}

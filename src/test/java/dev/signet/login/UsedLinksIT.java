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
import dev.signet.user.UserRef;
import dev.signet.user.view.UserQueries;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the pages say if somebody opens a mailed link that was used before or no longer fits the account. */
@QuarkusTest
@TestProfile(OwnAddress.class)
class UsedLinksIT {
    private static final String FORGOT = "/ui/login/password/forgot";
    private static final String RESET = "/ui/login/password/init";
    private static final String INITIALIZE = "/ui/login/user/init";
    private static final String VERIFY = "/ui/login/mail/verification";
    private static final String FAIR = "a new long password";

    @Inject
    TestingAccounts accounts;

    @Inject
    UserQueries users;

    @Inject
    HumanCommands humans;

    @Inject
    PasswordCommands passwords;

    @Inject
    AgentCookie cookies;

    @Inject
    Mails mails;

    private UserRef user;
    private String loginName;
    private String address;
    private TestingBrowser browser;

    @BeforeEach
    void somebody_is_sent_here() {
        user = accounts.person(accounts.org());
        loginName = users.require(user).preferredLoginName();
        address = users.require(user).userName() + "@mail.example";
        browser = new TestingBrowser(cookies.name(), accounts.app(user.orgId()).clientId());
    }

    @Test
    void a_link_that_has_verified_an_address_says_so_when_it_is_used_again() {
        String other = "new" + address;
        humans.changeEmail(user, other, false, Actor.system());
        String mailed = path(mails.next(other, 0).url());
        TestingBrowser reader = new TestingBrowser(cookies.name(), browser.clientId());
        reader.get(mailed);
        Map<String, String> form = Map.of(
                "csrf", reader.field("csrf"),
                "userID", user.userId(),
                "code", reader.field("code"),
                "name", reader.field("name"));

        for (Response answer :
                List.of(reader.postRaw(VERIFY, form), reader.postRaw(VERIFY, form), reader.get(mailed))) {
            assertThat(TestingBrowser.location(answer)).isEqualTo("/ui/login/done?notice=email_verified");
        }
        Map<String, String> withoutLink = new HashMap<>(form);
        withoutLink.remove("name");
        assertThat(TestingBrowser.location(reader.postRaw(VERIFY, withoutLink))).endsWith("&notice=code");
    }

    @Test
    void a_link_that_has_set_a_password_offers_another_code_when_it_is_used_again() {
        passwords.requestReset(user, PasswordEvent.ResetChannel.EMAIL, Actor.system());
        String mailed = path(mails.next(address, 0).url());
        TestingBrowser reader = new TestingBrowser(cookies.name(), browser.clientId());
        reader.get(mailed);
        reader.post(RESET, Map.of("newPassword", FAIR, "repeated", FAIR));

        for (TestingBrowser any : List.of(reader, new TestingBrowser(cookies.name(), browser.clientId()))) {
            Response again = any.get(mailed);

            assertThat(TestingBrowser.location(again)).startsWith(FORGOT);
            assertThat(any.get(TestingBrowser.location(again)).asString())
                    .contains("This link was used already or has expired.", "value=\"" + loginName + '"');
        }
    }

    @Test
    void a_link_says_nothing_about_an_account_with_another_address_by_now() {
        String former = "former" + address;
        humans.changeEmail(user, former, false, Actor.system());
        String mailed = path(mails.next(former, 0).url());
        humans.changeEmail(user, "later" + address, true, Actor.system());

        assertThat(browser.get(mailed).asString()).contains("name=\"code\"").doesNotContain("is verified");
        assertThat(browser.get(mailed.replace(VERIFY, INITIALIZE)).asString())
                .as("a link for one purpose proves nothing for another")
                .contains("name=\"code\"")
                .doesNotContain("name=\"username\"");
    }

    private static String path(String url) {
        URI uri = URI.create(url);
        return uri.getRawPath() + '?' + uri.getRawQuery();
    }
}

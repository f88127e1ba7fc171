package dev.signet.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.browser.Mails;
import dev.signet.browser.OwnAddress;
import dev.signet.eventstore.Ids;
import dev.signet.session.AgentCookie;
import dev.signet.token.TestingAccounts;
import dev.signet.user.UserRef;
import dev.signet.user.view.UserQueries;
import dev.signet.user.view.UserView;
import io.quarkus.mailer.MockMailbox;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Links in mails that are requested with headers that name another host. */
@QuarkusTest
@TestProfile(OwnAddress.class)
class MailedLinksIT {
    private static final String FOREIGN = "evil.example";

    @Inject
    TestingAccounts accounts;

    @Inject
    UserQueries users;

    @Inject
    AgentCookie cookies;

    @Inject
    Mails mails;

    @Inject
    MockMailbox mailbox;

    @Inject
    Ids ids;

    @ConfigProperty(name = "signet.external-url")
    String externalUrl;

    private UserRef user;
    private TestingBrowser browser;

    @BeforeEach
    void somebody_forgets_the_password() {
        user = accounts.person(accounts.org());
        browser = new TestingBrowser(cookies.name(), accounts.app(user.orgId()).clientId());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Host             | evil.example
                    Host             | localhost.evil.example:443
                    Forwarded        | for=192.0.2.1;host=evil.example;proto=https
                    X-Forwarded-Host | evil.example
                    """)
    void the_link_to_set_a_password_ignores_headers_with_another_host(String header, String value) {
        browser.sending(Map.of(header, value));
        browser.get("/ui/login/password/forgot");

        Response answer = browser.post(
                "/ui/login/password/forgot",
                Map.of("loginName", users.require(user).preferredLoginName()));

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.header("Location")).startsWith(externalUrl + "/ui/login/password/init?");
        requireOwnLink(email(), "/ui/login/password/init?userID=" + user.userId() + "&code=");
    }

    @Test
    void the_link_of_a_registration_ignores_all_such_headers_together() {
        String address = "ada" + ids.next() + "@mail.example";
        browser.start("&prompt=create");
        browser.sending(Map.of(
                "Host",
                FOREIGN,
                "Forwarded",
                "host=" + FOREIGN,
                "X-Forwarded-Host",
                FOREIGN,
                "X-Forwarded-Proto",
                "https",
                "X-Forwarded-Port",
                "443",
                "X-Forwarded-Prefix",
                "/" + FOREIGN,
                "Origin",
                "https://" + FOREIGN,
                "Referer",
                "https://" + FOREIGN + "/"));

        Response answer = browser.post(
                "/ui/login/register",
                Map.of(
                        "firstName",
                        "Ada",
                        "lastName",
                        "Lovelace",
                        "email",
                        address,
                        "newPassword",
                        TestingAccounts.PASSWORD,
                        "repeated",
                        TestingAccounts.PASSWORD));

        assertThat(answer.header("Location")).startsWith(externalUrl + "/ui/login/mail/verification?");
        requireOwnLink(address, "/ui/login/mail/verification?userID=");
    }

    private void requireOwnLink(String address, String path) {
        assertThat(mails.next(address, 0).url()).startsWith(externalUrl + path);
        assertThat(mailbox.getMailsSentTo(address)).allSatisfy(mail -> {
            assertThat(mail.getText()).doesNotContain(FOREIGN);
            assertThat(mail.getHtml()).doesNotContain(FOREIGN);
            assertThat(mail.getFrom()).doesNotContain(FOREIGN);
        });
    }

    private String email() {
        UserView.Human human = users.require(user).human();
        assertThat(human).isNotNull();
        return human.email();
    }
}

package dev.signet.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.eventstore.Ids;
import dev.signet.kernel.Actor;
import dev.signet.logging.TestingLog;
import dev.signet.oidc.registration.RegistrationOnPremises;
import dev.signet.session.AgentCookie;
import dev.signet.token.TestingAccounts;
import dev.signet.user.HumanCommands;
import dev.signet.user.UserRef;
import dev.signet.user.view.UserQueries;
import dev.signet.user.view.UserView;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Registration on a server that cannot send mail. */
@QuarkusTest
@TestProfile(RegistrationOnPremises.class)
class UnmailedRegistrationIT {
    private static final String REGISTER = "/ui/login/register";

    @Inject
    TestingAccounts accounts;

    @Inject
    Registration registration;

    @Inject
    UserQueries users;

    @Inject
    HumanCommands humans;

    @Inject
    AgentCookie cookies;

    @Inject
    Ids ids;

    @Test
    void no_mail_is_promised_and_the_log_tells_the_administrator() {
        TestingBrowser browser =
                new TestingBrowser(cookies.name(), accounts.app(accounts.org()).clientId());
        String email = "ada" + ids.next() + "@mail.example";
        Response free;
        Response taken;
        List<String> logged;
        try (TestingLog log = TestingLog.listenTo(Registration.class)) {
            free = register(browser, email);
            taken = register(browser, email);
            logged = log.lines();
        }

        for (Response answer : List.of(free, taken)) {
            assertThat(TestingBrowser.location(answer))
                    .startsWith("/ui/login/login?")
                    .contains("notice=registered_unmailed");
        }
        assertThat(browser.get(TestingBrowser.location(free)).asString())
                .contains("This server sends no e-mail.")
                .doesNotContain("sent an e-mail");
        UserView ada = users.byLoginName(email + "@signet.localhost").orElseThrow();
        assertThat(logged)
                .singleElement()
                .satisfies(line -> assertThat(line).contains(ada.id(), "quarkus.mailer.host"));
        assertThat(TestingBrowser.location(browser.signIn(email, TestingAccounts.PASSWORD)))
                .contains("notice=credentials");

        humans.changeEmail(new UserRef(ada.orgId(), ada.id()), email, true, Actor.system());
        assertThat(TestingBrowser.location(browser.signIn(email, TestingAccounts.PASSWORD)))
                .startsWith("/ui/login/continue?authRequestID=");
    }

    @Test
    void the_log_says_so_when_the_server_starts() {
        try (TestingLog log = TestingLog.listenTo(Registration.class)) {
            registration.start(new StartupEvent());
            assertThat(log.lines())
                    .singleElement()
                    .satisfies(line ->
                            assertThat(line).contains("signet.login.registration-allowed", "quarkus.mailer.host"));
        }
    }

    private static Response register(TestingBrowser browser, String email) {
        String page = browser.start("&prompt=create").asString();
        assertThat(page.substring(0, page.indexOf("<form")))
                .contains("an administrator has to confirm your address before you can sign in");
        return browser.post(
                REGISTER,
                Map.of(
                        "firstName",
                        "Ada",
                        "lastName",
                        "Lovelace",
                        "email",
                        email,
                        "newPassword",
                        TestingAccounts.PASSWORD,
                        "repeated",
                        TestingAccounts.PASSWORD));
    }
}

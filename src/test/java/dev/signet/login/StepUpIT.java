package dev.signet.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.factor.TestingFactors;
import dev.signet.factor.TestingTotp;
import dev.signet.session.AgentCookie;
import dev.signet.token.TestingAccounts;
import dev.signet.user.UserRef;
import dev.signet.user.view.UserQueries;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An application asks for several factors and gets no less (RFC 9470). */
@QuarkusTest
class StepUpIT {
    private static final String PASSWORD = "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport";
    private static final String SEVERAL = "http://schemas.openid.net/pape/policies/2007/06/multi-factor";
    private static final String FACTOR = "/ui/login/factor";

    @Inject
    TestingAccounts accounts;

    @Inject
    TestingFactors factors;

    @Inject
    UserQueries users;

    @Inject
    AgentCookie cookies;

    private UserRef user;
    private TestingBrowser browser;

    @BeforeEach
    void a_person() {
        user = accounts.person(accounts.org());
        browser =
                new TestingBrowser(cookies.name(), accounts.app(accounts.org()).clientId());
    }

    @Test
    void a_session_with_a_password_does_not_answer_a_request_for_several_factors() {
        browser.start("");
        browser.get(TestingBrowser.location(signIn()));
        assertThat(browser.authorize("openid", "&prompt=none").header("Location"))
                .contains("code=");

        for (String more : new String[] {acr(SEVERAL), acr("unknown " + SEVERAL), essential(SEVERAL)}) {
            assertThat(browser.authorize("openid", "&prompt=none" + more).header("Location"))
                    .as(more)
                    .contains("error=login_required");
        }
        for (String less : new String[] {acr(PASSWORD), acr(SEVERAL + " " + PASSWORD), acr("unknown")}) {
            assertThat(browser.authorize("openid", "&prompt=none" + less).header("Location"))
                    .as(less)
                    .contains("code=");
        }
    }

    @Test
    void who_has_a_factor_proves_it_and_is_not_asked_again() {
        TestingTotp app = factors.authenticatorApp(user);
        browser.start(acr(SEVERAL));
        browser.get(TestingBrowser.location(signIn()));

        Response right = browser.post(FACTOR, Map.of("code", app.code()));

        assertThat(browser.get(TestingBrowser.location(right)).header("Location"))
                .contains("code=");
        assertThat(browser.authorize("openid", "&prompt=none" + acr(SEVERAL)).header("Location"))
                .contains("code=");
    }

    @Test
    void who_has_none_sets_one_up() {
        browser.start(acr(SEVERAL));

        Response afterPassword = signIn();

        assertThat(TestingBrowser.location(afterPassword)).startsWith(FACTOR + "?");
        assertThat(TestingBrowser.location(browser.get(TestingBrowser.location(afterPassword))))
                .startsWith(FACTOR + "/setup?");
    }

    private Response signIn() {
        return browser.signIn(users.require(user).preferredLoginName(), TestingAccounts.PASSWORD);
    }

    private static String acr(String values) {
        return "&acr_values=" + URLEncoder.encode(values, StandardCharsets.UTF_8);
    }

    private static String essential(String value) {
        return "&claims="
                + URLEncoder.encode(
                        "{\"id_token\":{\"acr\":{\"essential\":true,\"values\":[\"" + value + "\"]}}}",
                        StandardCharsets.UTF_8);
    }
}

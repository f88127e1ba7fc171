package dev.signet.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.browser.OwnAddress;
import dev.signet.eventstore.Ids;
import dev.signet.kernel.Actor;
import dev.signet.session.AgentCookie;
import dev.signet.token.TestingAccounts;
import dev.signet.user.Gender;
import dev.signet.user.HumanCommands;
import dev.signet.user.Profile;
import dev.signet.user.UserQueries;
import dev.signet.user.UserRef;
import dev.signet.user.UserView;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Registration where it is allowed: what it tells about others, and what it does with hostile names. */
@QuarkusTest
@TestProfile(OwnAddress.class)
class OpenRegistrationIT {
    private static final String REGISTER = "/ui/login/register";
    private static final String MARKUP = "\"><script>alert(1)</script><img src=x onerror=alert(1)>";

    @Inject
    TestingAccounts accounts;

    @Inject
    UserQueries users;

    @Inject
    HumanCommands humans;

    @Inject
    AgentCookie cookies;

    @Inject
    Ids ids;

    private TestingBrowser browser;
    private UserRef user;
    private String email;

    @BeforeEach
    void somebody_is_sent_here() {
        String orgId = accounts.org();
        user = accounts.person(orgId);
        browser = new TestingBrowser(cookies.name(), accounts.app(orgId).clientId());
        email = "ada" + ids.next() + "@mail.example";
    }

    //
    @Test
    void an_address_that_is_taken_is_answered_like_one_that_is_free() {
        Response free = register(email, TestingAccounts.PASSWORD);
        UserView first = users.byLoginName(loginName()).orElseThrow();
        Response taken = register(email, "another long password");

        for (Response answer : List.of(free, taken)) {
            assertThat(answer.statusCode()).isEqualTo(303);
            assertThat(TestingBrowser.location(answer))
                    .startsWith("/ui/login/login?")
                    .contains("notice=registered");
        }
        assertThat(users.byLoginName(loginName()).orElseThrow()).isEqualTo(first);
        browser.start("");
        assertThat(TestingBrowser.location(browser.signIn(email, "another long password")))
                .contains("notice=credentials");
        assertThat(TestingBrowser.location(browser.signIn(email, TestingAccounts.PASSWORD)))
                .startsWith("/oauth/v2/authorize/callback");
    }

    //
    @Test
    void a_password_that_is_refused_is_refused_alike_whether_or_not_the_address_is_taken() {
        register(email, TestingAccounts.PASSWORD);
        for (String address : List.of(email, "free" + email)) {
            Response refused = register(address, "password123");
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.asString()).contains("most common ones");
        }
    }

    @Test
    void an_application_may_send_people_to_the_registration() {
        assertThat(browser.start("&prompt=create").asString()).contains("Create your account");
    }

    //
    @Test
    void what_was_entered_comes_back_as_text() {
        browser.start("&prompt=create");
        Response refused = browser.post(REGISTER, applicant(MARKUP, email, "short", "shorter"));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.asString()).doesNotContain("<script>", "<img").contains("&lt;script&gt;");
    }

    //
    @Test
    void a_hostile_name_is_text_wherever_accounts_are_shown() {
        humans.changeProfile(
                user,
                new Profile("<script>alert(1)</script>", "<img src=x>", "", "<b>bold</b>", "en", Gender.FEMALE),
                Actor.system());
        browser.start("");
        browser.get(TestingBrowser.location(
                browser.signIn(users.require(user).preferredLoginName(), TestingAccounts.PASSWORD)));

        Response page = browser.start("&prompt=select_account");
        assertThat(page.asString()).doesNotContain("<script>", "<img", "<b>").contains("&lt;b&gt;bold");
    }

    private Response register(String address, String password) {
        browser.start("&prompt=create");
        browser.get("/ui/login/register?authRequestID=" + browser.requestId());
        return browser.post(REGISTER, applicant("Ada", address, password, password));
    }

    private static Map<String, String> applicant(String name, String address, String password, String repeated) {
        Map<String, String> form = new HashMap<>();
        form.put("firstName", name);
        form.put("lastName", "Lovelace");
        form.put("email", address);
        form.put("newPassword", password);
        form.put("repeated", repeated);
        return form;
    }

    private String loginName() {
        return email + "@signet.localhost";
    }
}

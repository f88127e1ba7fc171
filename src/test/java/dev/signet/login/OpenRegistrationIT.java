package dev.signet.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.browser.Mails;
import dev.signet.browser.OwnAddress;
import dev.signet.eventstore.Ids;
import dev.signet.jdbc.Database;
import dev.signet.kernel.Actor;
import dev.signet.session.AgentCookie;
import dev.signet.token.TestingAccounts;
import dev.signet.user.HumanCommands;
import dev.signet.user.Profile;
import dev.signet.user.UserRef;
import dev.signet.user.view.UserQueries;
import dev.signet.user.view.UserView;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Registration if it is allowed: what it reveals about others, and how it treats hostile names. */
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
    Database database;

    @Inject
    AgentCookie cookies;

    @Inject
    Mails mails;

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

    // attack A-18 in docs/security-rules.md
    @Test
    void a_taken_address_gets_the_same_answer_as_a_free_one() {
        Response free = register(email, TestingAccounts.PASSWORD);
        UserView first = users.byLoginName(loginName()).orElseThrow();
        Response taken = register(email, "another long password");

        for (Response answer : List.of(free, taken)) {
            assertThat(answer.statusCode()).isEqualTo(303);
            assertThat(TestingBrowser.location(answer))
                    .startsWith("/ui/login/mail/verification?")
                    .contains("notice=registered");
            assertThat(browser.get(TestingBrowser.location(answer)).asString())
                    .contains("if the address is new here", email);
        }
        assertThat(users.byLoginName(loginName()).orElseThrow()).isEqualTo(first);
    }

    @Test
    void nobody_registers_with_an_address_that_somebody_has_verified() {
        String verified = users.require(user).userName() + "@mail.example";

        Response answer = register(verified, TestingAccounts.PASSWORD + '!');

        assertThat(TestingBrowser.location(answer)).contains("notice=registered");
        assertThat(users.byLoginName(verified + "@signet.localhost")).isEmpty();
        assertThat(TestingBrowser.location(browser.signIn(verified, TestingAccounts.PASSWORD)))
                .startsWith("/ui/login/continue?");
    }

    @Test
    void a_registration_that_waits_is_not_completed_once_somebody_else_has_verified_the_address() {
        register(email, TestingAccounts.PASSWORD + '!');
        String code = mails.next(email, 0).code();
        humans.changeEmail(user, email, true, Actor.system());

        browser.get("/ui/login/mail/verification?authRequestID=" + browser.requestId());
        Response guess = browser.post("/ui/login/mail/verification", Map.of("loginName", email, "code", "WRONG1"));
        assertThat(TestingBrowser.location(guess)).endsWith("notice=code");
        browser.get("/ui/login/mail/verification?authRequestID=" + browser.requestId());
        Response answer = browser.post("/ui/login/mail/verification", Map.of("loginName", email, "code", code));

        assertThat(TestingBrowser.location(answer)).endsWith("notice=address_taken");
        assertThat(TestingBrowser.location(browser.signIn(email, TestingAccounts.PASSWORD)))
                .startsWith("/ui/login/continue?");
    }

    // attack A-18 in docs/security-rules.md
    @Test
    void registering_and_signing_in_does_not_reveal_whether_the_address_was_free() {
        String holder = holderOf("a" + email);

        register(email, TestingAccounts.PASSWORD);
        register(holder, TestingAccounts.PASSWORD + '!');
        Response free = browser.signIn(email, TestingAccounts.PASSWORD);
        String freePage = browser.get(TestingBrowser.location(free)).asString();
        Response taken = browser.signIn(holder, TestingAccounts.PASSWORD + '!');
        String takenPage = browser.get(TestingBrowser.location(taken)).asString();

        assertThat(free.statusCode()).isEqualTo(taken.statusCode()).isEqualTo(303);
        for (Response answer : List.of(free, taken)) {
            assertThat(TestingBrowser.location(answer))
                    .startsWith("/ui/login/password?")
                    .contains("notice=credentials");
        }
        assertThat(withoutSecrets(freePage)).isEqualTo(withoutSecrets(takenPage.replace(holder, email)));
        assertThat(failures(email)).isEqualTo(failures(holder)).isEqualTo(1);
    }

    @Test
    void a_person_can_sign_in_after_verifying_the_address() {
        Response registered = register(email, TestingAccounts.PASSWORD);
        browser.get(TestingBrowser.location(registered));
        Response proven = browser.post(
                "/ui/login/mail/verification",
                Map.of("code", mails.next(email, 0).code()));

        assertThat(TestingBrowser.location(proven))
                .startsWith("/ui/login/password?")
                .contains("notice=email_verified");
        assertThat(browser.get(TestingBrowser.location(proven)).asString()).contains("value=\"" + email + '"');
        assertThat(TestingBrowser.location(
                        browser.post("/ui/login/password", Map.of("password", TestingAccounts.PASSWORD))))
                .startsWith("/ui/login/continue?authRequestID=");
    }

    @Test
    void somebody_who_comes_back_without_the_mail_gets_another_code() {
        register(email, TestingAccounts.PASSWORD);
        mails.next(email, 0);
        browser.start("");
        Response refused = browser.signIn(email, TestingAccounts.PASSWORD);
        assertThat(browser.get(TestingBrowser.location(refused)).asString()).contains("/ui/login/password/forgot");
        assertThat(browser.get("/ui/login/password/forgot?authRequestID=" + browser.requestId())
                        .asString())
                .contains("/ui/login/mail/verification?authRequestID=", "/ui/login/user/init?authRequestID=");

        browser.get("/ui/login/mail/verification?authRequestID=" + browser.requestId());
        browser.get(TestingBrowser.location(
                browser.post("/ui/login/mail/verification/resend", Map.of("loginName", email))));
        browser.post(
                "/ui/login/mail/verification",
                Map.of("loginName", email, "code", mails.next(email, 1).code()));

        assertThat(TestingBrowser.location(browser.signIn(email, TestingAccounts.PASSWORD)))
                .startsWith("/ui/login/continue?authRequestID=");
    }

    // attack A-18 in docs/security-rules.md
    @Test
    void an_invalid_password_gets_the_same_answer_for_a_taken_and_a_free_address() {
        register(email, TestingAccounts.PASSWORD);
        for (String address : List.of(email, "free" + email)) {
            Response refused = register(address, "password123");
            assertThat(TestingBrowser.isRefused(refused)).isTrue();
            assertThat(browser.follow(refused).asString()).contains("most common ones");
        }
    }

    @Test
    void an_application_may_send_people_to_the_registration() {
        assertThat(browser.start("&prompt=create").asString())
                .contains("Create your account")
                .doesNotContain("sends no e-mail");
    }

    @Test
    void registration_is_closed_if_only_users_of_one_organization_are_admitted() {
        String wanted = "openid urn:zitadel:iam:org:id:" + user.orgId();
        assertThat(browser.start(wanted, "&prompt=create").asString())
                .contains("name=\"loginName\"")
                .doesNotContain(REGISTER);
        Response posted =
                browser.post(REGISTER, applicant("Ada", email, TestingAccounts.PASSWORD, TestingAccounts.PASSWORD));

        assertThat(browser.get(TestingBrowser.location(posted)).asString())
                .contains("name=\"loginName\"", "No accounts can be created here.");
        assertThat(users.byLoginName(loginName())).isEmpty();
    }

    // attack A-17 in docs/security-rules.md
    @Test
    void entered_values_are_shown_again_as_text() {
        browser.start("&prompt=create");
        Response refused = browser.post(REGISTER, applicant(MARKUP, email, "short", "shorter"));
        assertThat(TestingBrowser.isRefused(refused)).isTrue();
        assertThat(browser.follow(refused).asString())
                .doesNotContain("<script>", "<img")
                .contains("&lt;script&gt;");
    }

    // attack A-17 in docs/security-rules.md
    @Test
    void a_hostile_name_is_shown_as_text_everywhere() {
        humans.changeProfile(
                user,
                new Profile("<script>alert(1)</script>", "<img src=x>", "", "<b>bold</b>", "en", Profile.Gender.FEMALE),
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

    /** Somebody with an account for this address and a password of their own, who has signed in before. */
    private String holderOf(String address) {
        Response registered = register(address, TestingAccounts.PASSWORD);
        browser.get(TestingBrowser.location(registered));
        browser.post(
                "/ui/login/mail/verification",
                Map.of("code", mails.next(address, 0).code()));
        return address;
    }

    private long failures(String address) {
        UserView found = users.byLoginName(address + "@signet.localhost").orElseThrow();
        return database
                .query("select wrong from password_tries where user_id = ?", row -> row.number("wrong"), found.id())
                .stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private static String withoutSecrets(String page) {
        return page.replaceAll("name=\"(csrf|state|authRequestID)\" value=\"[^\"]*\"", "")
                .replaceAll("authRequestID=[\\w-]+", "")
                .replaceAll("state=[^\"&]*", "");
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

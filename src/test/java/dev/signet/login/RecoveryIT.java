package dev.signet.login;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.browser.Mails;
import dev.signet.browser.OwnAddress;
import dev.signet.eventstore.Ids;
import dev.signet.kernel.Actor;
import dev.signet.session.AgentCookie;
import dev.signet.session.SessionQueries;
import dev.signet.token.TestingAccounts;
import dev.signet.user.HumanCommands;
import dev.signet.user.NewHuman;
import dev.signet.user.Profile;
import dev.signet.user.UserCommands;
import dev.signet.user.UserRef;
import dev.signet.user.view.UserQueries;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pages for mailed codes say about errors, and where they lead on success. */
@QuarkusTest
@TestProfile(OwnAddress.class)
class RecoveryIT {
    private static final String FORGOT = "/ui/login/password/forgot";
    private static final String RESET = "/ui/login/password/init";
    private static final String INITIALIZE = "/ui/login/user/init";
    private static final String VERIFY = "/ui/login/mail/verification";
    private static final String CALLBACK = "/ui/login/continue?authRequestID=";
    private static final String WRONG = "AAAAAA";
    private static final String FAIR = "a new long password";

    @Inject
    TestingAccounts accounts;

    @Inject
    UserQueries users;

    @Inject
    UserCommands commands;

    @Inject
    HumanCommands humans;

    @Inject
    SessionQueries sessions;

    @Inject
    AgentCookie cookies;

    @Inject
    Mails mails;

    @Inject
    Ids ids;

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
        browser.start("");
    }

    // attack A-18 in docs/security-rules.md
    @Test
    void a_page_that_has_expired_and_tells_no_application_leads_to_where_people_start() {
        for (String query : List.of("", "&authRequestID=915035593514096170")) {
            String page = given().get("/ui/login/error?reason=expired" + query).asString();

            assertThat(page).contains("href=\"" + OwnAddress.DEFAULT_REDIRECT + '"', ">Go to the application</a>");
        }
        assertThat(given().get("/ui/login/error?reason=client").asString()).doesNotContain(OwnAddress.DEFAULT_REDIRECT);
    }

    @Test
    void a_page_that_nobody_was_sent_to_says_where_a_sign_in_starts() {
        for (String path : List.of("/ui/login/login", "/ui/login/register", "/ui/login/password")) {
            Response page = browser.follow(browser.get(path));

            assertThat(page.statusCode()).isEqualTo(400);
            assertThat(page.asString())
                    .contains("belongs to a sign-in that an application starts")
                    .contains("href=\"" + OwnAddress.DEFAULT_REDIRECT + '"');
        }
        for (Response page : List.of(browser.get("/ui/login/nothing"), browser.get("/ui/login/user/init/resend"))) {
            assertThat(page.statusCode()).isIn(404, 405);
            assertThat(page.asString())
                    .contains("There is no page at this address")
                    .contains("href=\"" + OwnAddress.DEFAULT_REDIRECT + '"');
        }
    }

    // attack A-18 in docs/security-rules.md
    @Test
    void a_link_to_set_up_an_account_leads_back_to_the_sign_in_even_after_the_set_up() {
        String setUp = browser.get(INITIALIZE + "?userID=" + user.userId() + "&code=" + WRONG)
                .asString();
        String unknown = browser.get(INITIALIZE + "?userID=1&code=" + WRONG).asString();

        assertThat(setUp).contains("<a href=\"" + OwnAddress.DEFAULT_REDIRECT + '"', ">Back to sign-in</a>");
        assertThat(withoutToken(setUp).replace(user.userId(), "1")).isEqualTo(withoutToken(unknown));
    }

    @Test
    void a_page_for_a_code_opens_at_its_first_empty_field() {
        String named = "?userID=" + user.userId();
        for (String path : List.of(RESET, INITIALIZE, VERIFY)) {
            assertThat(focused(path)).as(path).containsExactly("loginName");
            assertThat(focused(path + named)).as(path).containsExactly("code");
        }
        assertThat(focused(RESET + named + "&code=" + WRONG)).containsExactly("newPassword");
        assertThat(focused(INITIALIZE + named + "&code=" + WRONG)).containsExactly("newPassword");
        assertThat(browser.get(VERIFY + named + "&code=" + WRONG).asString())
                .containsOnlyOnce("autofocus")
                .contains("<button type=\"submit\" autofocus>Verify");
    }

    @Test
    void signing_out_and_staying_both_lead_on_to_the_configured_address() {
        browser.signIn(loginName, TestingAccounts.PASSWORD);
        assertThat(browser.get("/ui/login/logout").asString())
                .contains("<a href=\"" + OwnAddress.DEFAULT_REDIRECT + '"', ">Stay signed in</a>");
        assertThat(sessions.ofUser(user.userId())).hasSize(1);

        String out = browser.follow(browser.post("/ui/login/logout", Map.of())).asString();

        assertThat(out).contains("You are signed out", "href=\"" + OwnAddress.DEFAULT_REDIRECT + '"');
    }

    @Test
    void a_forgotten_password_gets_the_same_answer_for_everybody() {
        browser.get(FORGOT);
        Response known = browser.post(FORGOT, Map.of("loginName", loginName));
        Response unknown = browser.post(FORGOT, Map.of("loginName", "nobody@nowhere.example"));
        assertThat(known.statusCode()).isEqualTo(303).isEqualTo(unknown.statusCode());
        for (Response sent : List.of(known, unknown)) {
            assertThat(TestingBrowser.location(sent)).startsWith(RESET + '?');
            assertThat(browser.get(TestingBrowser.location(sent)).asString())
                    .contains("If there is such an account, a code is on its way.");
        }
    }

    // attack A-18 in docs/security-rules.md
    @Test
    void a_wrong_code_is_reported_at_its_field_even_for_an_unknown_account() {
        for (String page : List.of(RESET, INITIALIZE, VERIFY)) {
            browser.get(page);
            String known = refused(browser.post(page, form(loginName, WRONG, FAIR)));
            String unknown = refused(browser.post(page, form("nobody@nowhere.example", WRONG, FAIR)));

            assertThat(known)
                    .contains("The code is wrong, was used already, or has expired.", "value=\"" + WRONG + '"')
                    .containsPattern("<input id=\"code\"[^>]*aria-invalid=\"true\"[^>]*autofocus")
                    .doesNotContain(FAIR);
            assertThat(known.replace(loginName, "x")).isEqualTo(unknown.replace("nobody@nowhere.example", "x"));
        }
    }

    // attack A-18 in docs/security-rules.md
    @Test
    void a_forbidden_password_gets_the_same_answer_for_everybody_and_keeps_the_code() {
        String code = resetCode();
        for (String password : List.of("password123", "x".repeat(129), "sevn7ch")) {
            browser.get(RESET);
            String known = refused(browser.post(RESET, form(loginName, code, password)));
            String unknown = refused(browser.post(RESET, form("nobody@nowhere.example", code, password)));

            assertThat(known)
                    .contains("value=\"" + code + '"', "newPassword-fault")
                    .containsPattern("<input id=\"newPassword\"[^>]*aria-invalid=\"true\"")
                    .doesNotContain("value=\"" + password);
            assertThat(known.replace(loginName, "x")).isEqualTo(unknown.replace("nobody@nowhere.example", "x"));
        }
        assertThat(TestingBrowser.location(browser.post(RESET, form(loginName, code, FAIR))))
                .contains("notice=password_set");
    }

    // attack A-18: otherwise the error would reveal a person's name
    @Test
    void a_password_like_the_name_is_reported_only_with_a_valid_code() {
        String ownName = users.require(user).userName();
        browser.get(RESET);
        assertThat(refused(browser.post(RESET, form(loginName, WRONG, ownName))))
                .contains("The code is wrong");
        assertThat(refused(browser.post(RESET, form(loginName, resetCode(), ownName))))
                .contains("Not counting your name and e-mail address, the new password has fewer than 8 characters");
    }

    @Test
    void a_reset_continues_to_the_application_without_another_sign_in() {
        browser.get(FORGOT + "?authRequestID=" + browser.requestId());
        int before = mails.count(address);
        browser.get(TestingBrowser.location(browser.post(FORGOT, Map.of("loginName", address))));

        // the link in the mail contains no request, but this browser remembers it
        browser.get(path(mails.next(address, before).url()));
        assertThat(browser.field("username")).isEqualTo(loginName);
        Response done = browser.post(RESET, Map.of("newPassword", FAIR, "repeated", FAIR));

        assertThat(TestingBrowser.location(done)).startsWith(CALLBACK);
        assertThat(browser.get(TestingBrowser.location(done)).header("Location"))
                .contains("code=");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_form_that_sets_the_password_may_be_sent_twice(boolean waiting) {
        String code = resetCode();
        TestingBrowser here = waiting ? browser : new TestingBrowser(cookies.name(), browser.clientId());
        String request = waiting ? "&authRequestID=" + here.requestId() : "";
        here.get(RESET + "?userID=" + user.userId() + "&code=" + code + request);
        String before = here.cookie();
        Map<String, String> form = Map.of(
                "csrf", here.field("csrf"),
                "authRequestID", here.field("authRequestID"),
                "userID", user.userId(),
                "loginName", loginName,
                "code", code,
                "newPassword", FAIR,
                "repeated", FAIR);
        Map<String, String> guess = new HashMap<>(form);
        guess.put("newPassword", "not the new password");
        guess.put("repeated", "not the new password");

        Response first = here.postRaw(RESET, form);
        Response second = here.withCookie(before).postRaw(RESET, form);
        Response guessing = here.withCookie(before).postRaw(RESET, guess);

        for (Response answer : List.of(first, second)) {
            assertThat(TestingBrowser.location(answer)).startsWith(waiting ? CALLBACK : "/ui/login/done?");
        }
        assertThat(refused(guessing)).contains("The code is wrong");
    }

    @Test
    void in_another_browser_a_reset_signs_in_and_links_the_configured_address() {
        String code = resetCode();
        TestingBrowser other = new TestingBrowser(cookies.name(), browser.clientId());
        other.get(RESET + "?userID=" + user.userId() + "&code=" + code);
        Response done = other.post(RESET, Map.of("newPassword", FAIR, "repeated", FAIR));

        assertThat(TestingBrowser.location(done)).startsWith("/ui/login/done?");
        assertThat(other.get(TestingBrowser.location(done)).asString())
                .contains("href=\"" + OwnAddress.DEFAULT_REDIRECT + '"', "Your password is set.");
        assertThat(sessions.ofUser(user.userId())).hasSize(1);
        assertThat(other.start("&prompt=select_account").asString())
                .as("the account is offered")
                .contains(loginName);
    }

    @Test
    void a_code_may_be_typed_with_spaces_and_dashes_and_in_lower_case() {
        browser.get(FORGOT + "?authRequestID=" + browser.requestId());
        browser.follow(browser.post(FORGOT, Map.of("loginName", loginName)));
        String code = mails.next(address, 0).code().toLowerCase(Locale.ROOT);
        String typed = ' ' + code.substring(0, 2) + '\u00a0' + code.substring(2, 4) + " - " + code.substring(4);

        Response done = reset(loginName, typed);

        assertThat(TestingBrowser.location(done)).startsWith(CALLBACK);
    }

    @Test
    void somebody_who_asks_for_a_new_password_before_setting_up_the_account_is_invited_again() {
        String name = invite();
        assertThat(mails.next(name, 0).url()).contains(INITIALIZE);
        browser.get(FORGOT + "?authRequestID=" + browser.requestId());

        browser.post(FORGOT, Map.of("loginName", name + loginName.substring(loginName.lastIndexOf('@'))));

        String code = mails.next(name, 1).code();
        Response done = reset(name + loginName.substring(loginName.lastIndexOf('@')), code);
        assertThat(TestingBrowser.location(done)).startsWith(CALLBACK);
    }

    private Response reset(String name, String code) {
        return browser.post(RESET, Map.of("loginName", name, "code", code, "newPassword", FAIR, "repeated", FAIR));
    }

    /** Invites a person whose user name is the mail address. */
    private String invite() {
        String name = "nora" + ids.next() + "@mail.example";
        NewHuman human = new NewHuman(
                null,
                name,
                new Profile("Nora", "New", "", "", "en", Profile.Gender.FEMALE),
                name,
                false,
                null,
                false,
                null);
        commands.addHuman(user.orgId(), human, Actor.system());
        return name;
    }

    @Test
    void an_invited_person_sets_up_the_account_and_continues() {
        String name = invite();
        browser.get(INITIALIZE + "?authRequestID=" + browser.requestId());
        String mailed = path(mails.next(name, 0).url());
        browser.get(mailed + "&authRequestID=" + browser.requestId());
        assertThat(browser.field("username")).startsWith(name);

        Response done = browser.post(INITIALIZE, Map.of("newPassword", FAIR, "repeated", FAIR));

        assertThat(TestingBrowser.location(done)).startsWith(CALLBACK);
        assertThat(TestingBrowser.location(browser.signIn(name, FAIR)))
                .as("the address is verified now and signs in")
                .startsWith(CALLBACK);

        TestingBrowser elsewhere = new TestingBrowser(cookies.name(), browser.clientId());
        assertThat(elsewhere.follow(elsewhere.get(mailed)).asString())
                .as("the link is opened once more")
                .contains("Your account is already set up.");
        assertThat(elsewhere.get(mailed.replaceAll("&name=.*", "")).asString())
                .as("only who has the link learns that")
                .contains("name=\"code\"");
    }

    // attack A-18 in docs/security-rules.md
    @Test
    void a_page_shows_an_accounts_name_only_with_the_link() {
        resetCode();
        String page = browser.get(RESET + "?userID=" + user.userId() + "&code=" + WRONG)
                .asString();
        assertThat(page).doesNotContain(loginName, address);
        String forged = browser.get(RESET + "?userID=" + user.userId() + "&code=" + WRONG + "&name=QUFBQUFB")
                .asString();
        assertThat(forged).doesNotContain("name=\"username\"");

        UserRef other = accounts.person(user.orgId());
        String name = path(lastLink()).replaceAll(".*&name=", "");
        assertThat(browser.get(RESET + "?userID=" + other.userId() + "&code=" + WRONG + "&name=" + name)
                        .asString())
                .as("a name belongs to its user")
                .doesNotContain("name=\"username\"");
    }

    private String resetCode() {
        int before = mails.count(address);
        browser.get(FORGOT);
        browser.post(FORGOT, Map.of("loginName", loginName));
        return mails.next(address, before).code();
    }

    private String lastLink() {
        return mails.next(address, mails.count(address) - 1).url();
    }

    /** The ids of the fields that the page gives the focus. */
    private List<String> focused(String page) {
        return Pattern.compile("<input id=\"(\\w+)\"[^>]*autofocus")
                .matcher(browser.get(page).asString())
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static String withoutToken(String page) {
        return page.replaceAll("name=\"csrf\" value=\"[^\"]*\"", "");
    }

    private static Map<String, String> form(String name, String code, String password) {
        return Map.of("userID", "", "loginName", name, "code", code, "newPassword", password, "repeated", password);
    }

    private String refused(Response answer) {
        assertThat(TestingBrowser.isRefused(answer)).isTrue();
        return browser.get(TestingBrowser.location(answer)).asString();
    }

    private static String path(String url) {
        URI uri = URI.create(url);
        return uri.getRawPath() + '?' + uri.getRawQuery();
    }
}

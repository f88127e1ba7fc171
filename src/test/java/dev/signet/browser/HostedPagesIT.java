package dev.signet.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import dev.signet.branding.LabelAsset;
import dev.signet.branding.LabelColors;
import dev.signet.branding.LabelPolicyCommands;
import dev.signet.branding.LabelSettings;
import dev.signet.branding.ThemeMode;
import dev.signet.kernel.Actor;
import dev.signet.login.Languages;
import dev.signet.login.Texts;
import dev.signet.project.PrivateLabeling;
import dev.signet.project.ProjectCommands;
import dev.signet.project.ProjectSettings;
import dev.signet.token.TestingAccounts;
import dev.signet.user.PasswordCommands;
import dev.signet.user.UserRef;
import dev.signet.user.view.UserQueries;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The hosted pages in a real browser, inspected in each language; those for mailed codes are in {@link
 * MailedCodePagesIT}.
 */
@QuarkusTest
@TestProfile(OwnAddress.class)
class HostedPagesIT {
    private static final String NEW_PASSWORD = "a new long password";
    /** An orange circle of 48 by 48 pixels. */
    private static final byte[] LOGO = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAADAAAAAwCAIAAADYYG7QAAAAlklEQVR42u3ZSwqAMAxF0S7CRbhUd60DQcRPjUrzrvIg08IZ"
                    + "Jrel7wpqHj4bh9A0BwUdb2TNKXdZSZQ4K1tzaRJo6iaNpmKSac5MSs2hSazZm/SajQkMEmrWJipIrllMBkVAEM08BhlkkEEG"
                    + "GfQHkNePL4K85AdAPhQDINxtT6wfxD5ELGjExkissMROTSz50L+OtN+gCRZpJcUOfCqzAAAAAElFTkSuQmCC");

    @Inject
    TestingChromium chromium;

    @Inject
    Inspection inspect;

    @Inject
    Application application;

    @Inject
    Languages languages;

    @Inject
    TestingAccounts accounts;

    @Inject
    UserQueries userQueries;

    @Inject
    PasswordCommands passwords;

    @Inject
    ProjectCommands projects;

    @Inject
    LabelPolicyCommands labels;

    @ParameterizedTest
    @ValueSource(strings = {"en-GB", "de-DE"})
    void a_password_is_shown_on_demand_and_hidden_before_it_is_sent(String locale) {
        Texts say = languages.login(List.of(locale));
        String orgId = accounts.org();
        String loginName = userQueries.require(accounts.person(orgId)).preferredLoginName();
        try (Visitor grace = chromium.visitor(locale).withApplicationAt(Application.ORIGIN)) {
            grace.open(application.register(orgId) + "&login_hint=" + loginName);
            grace.expectHeading(say.get("password.title"));
            Locator password = grace.page().locator("#password");
            grace.page().keyboard().type(TestingAccounts.PASSWORD);
            grace.page().keyboard().press("Tab");
            grace.page().keyboard().press("Enter");
            assertThat(password.getAttribute("type")).isEqualTo("text");
            assertThat(grace.page().evaluate("document.activeElement.className"))
                    .as("pressed by keyboard, the button keeps the focus")
                    .isEqualTo("show");
            inspect.of(grace, "password-shown");
            grace.press(say.get("hide") + ": " + say.get("password"));
            assertThat(password.getAttribute("type")).isEqualTo("password");
            assertThat(grace.focused()).isEqualTo("password");
            grace.press(say.get("show") + ": " + say.get("password"));
            grace.page().keyboard().press("Enter");
            assertThat(grace.arriveAt(Application.ORIGIN + "/callback?")).contains("code=");
        }
    }

    @Test
    void another_language_keeps_what_was_typed_and_needs_no_script() {
        Texts german = languages.login(List.of("de"));
        Texts english = languages.login(List.of("en"));
        for (Visitor visitor : List.of(chromium.visitor("en-GB"), chromium.visitorWithoutScript("en-GB"))) {
            try (Visitor ada = visitor) {
                ada.open(application.register(accounts.org()) + "&prompt=create");
                ada.fill(english.get("first_name"), "Ada");
                ada.fill(english.get("email"), "ada@");
                ada.press("Deutsch");
                ada.expectHeading(german.get("register.title"));
                assertThat(ada.field(german.get("first_name")).inputValue()).isEqualTo("Ada");
                assertThat(ada.field(german.get("email")).inputValue()).isEqualTo("ada@");
                ada.follow(german.get("back_to_sign_in"));
                ada.expectHeading(german.get("name.title"));
                assertThat(ada.faults()).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-GB", "de-DE"})
    void a_long_name_stays_on_the_page(String locale) {
        Texts say = languages.login(List.of(locale));
        try (Visitor visitor = chromium.visitor(locale).withApplicationAt(Application.ORIGIN)) {
            String name = "<b>\u05E2\u05D3\u05D4</b>" + "x".repeat(200) + "@example.com";
            visitor.open(application.register(accounts.org()));
            visitor.fill(say.get("login_name"), name);
            visitor.press(say.get("next"));
            visitor.expectHeading(say.get("password.title"));
            assertThat(visitor.page().inputValue("[name=username]")).isEqualTo(name);
            inspect.of(visitor, "long-name");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-GB", "de-DE"})
    void a_one_time_password_is_replaced(String locale) {
        Texts say = languages.login(List.of(locale));
        String orgId = accounts.org();
        UserRef user = accounts.person(orgId);
        passwords.set(user, "one use only 1", true, Actor.system());
        try (Visitor grace = chromium.visitor(locale).withApplicationAt(Application.ORIGIN)) {
            grace.open(application.register(orgId) + "&ui_locales=" + say.language());
            signIn(grace, say, userQueries.require(user).preferredLoginName(), "one use only 1");
            grace.expectHeading(say.get("change.title"));
            inspect.of(grace, "change-password");
            grace.fill(say.get("present_password"), "one use only 1");
            grace.fill(say.get("new_password"), NEW_PASSWORD);
            grace.fill(say.get("repeat_password"), NEW_PASSWORD);
            grace.press(say.get("set_password"));
            grace.arriveAt(Application.ORIGIN + "/callback?");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-GB", "de-DE"})
    void a_device_is_connected(String locale) {
        Texts say = languages.login(List.of(locale));
        String loginName = userQueries.require(accounts.person(accounts.org())).preferredLoginName();
        try (Visitor grace = chromium.visitor(locale)) {
            grace.open(application.device());
            grace.expectHeading(say.get("device.title"));
            inspect.of(grace, "device-code");
            grace.press(say.get("next"));
            signIn(grace, say, loginName, TestingAccounts.PASSWORD);
            grace.expectHeading(say.get("device_confirm.title"));
            assertThat(grace.page().locator(".initial").textContent())
                    .as("stands for the name beside it, Grace Hopper")
                    .isEqualTo("G");
            inspect.of(grace, "device-confirm");
            grace.press(say.get("device_allow"));
            grace.expectHeading(say.get("device_approved.title"));
            inspect.of(grace, "device-approved");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-GB", "de-DE"})
    void errors_that_cannot_be_reported_to_an_application_are_explained(String locale) {
        Texts say = languages.login(List.of(locale));
        try (Visitor visitor = chromium.visitor(locale)) {
            int status = visitor.open(application.page("/oauth/v2/authorize?client_id=1&response_type=code"));
            assertThat(status).isEqualTo(400);
            visitor.expectHeading(say.get("error.title"));
            inspect.of(visitor, "error");
        }
    }

    @Test
    void signing_in_needs_no_script() {
        Texts say = languages.login(List.of("en"));
        String orgId = accounts.org();
        String loginName = userQueries.require(accounts.person(orgId)).preferredLoginName();
        try (Visitor visitor = chromium.visitorWithoutScript("en-GB").withApplicationAt(Application.ORIGIN)) {
            visitor.open(application.register(orgId));
            signIn(visitor, say, loginName, TestingAccounts.PASSWORD);
            assertThat(visitor.arriveAt(Application.ORIGIN + "/callback?")).contains("code=", "iss=");
        }
    }

    @Test
    void an_application_that_posts_its_request_signs_nobody_out() {
        Texts say = languages.login(List.of("en"));
        String orgId = accounts.org();
        String loginName = userQueries.require(accounts.person(orgId)).preferredLoginName();
        String app = application.register(orgId);
        try (Visitor visitor = chromium.visitor("en-GB").withApplicationAt(Application.ORIGIN)) {
            visitor.open(app);
            signIn(visitor, say, loginName, TestingAccounts.PASSWORD);
            visitor.arriveAt(Application.ORIGIN + "/callback?");

            visitor.open(Application.ORIGIN + "/start");
            visitor.send(app);
            assertThat(visitor.arriveAt(Application.ORIGIN + "/callback?")).contains("code=");

            visitor.open(Application.ORIGIN + "/start");
            visitor.send(app + "&prompt=none");
            assertThat(visitor.arriveAt(Application.ORIGIN + "/callback?")).contains("code=");
        }
    }

    @Test
    void cancelling_needs_no_script_and_returns_to_the_application() {
        Texts say = languages.login(List.of("en"));
        try (Visitor visitor = chromium.visitorWithoutScript("en-GB").withApplicationAt(Application.ORIGIN)) {
            visitor.open(application.register(accounts.org()));
            visitor.press(say.get("cancel"));
            assertThat(visitor.arriveAt(Application.ORIGIN + "/callback?")).contains("error=access_denied", "iss=");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-GB", "de-DE"})
    void cancelling_is_possible_after_the_name_too(String locale) {
        Texts say = languages.login(List.of(locale));
        try (Visitor visitor = chromium.visitor(locale).withApplicationAt(Application.ORIGIN)) {
            visitor.open(application.register(accounts.org()));
            visitor.fill(say.get("login_name"), "nobody");
            visitor.press(say.get("next"));
            visitor.expectHeading(say.get("password.title"));
            visitor.press(say.get("cancel"));
            assertThat(visitor.arriveAt(Application.ORIGIN + "/callback?")).contains("error=access_denied", "state=s");
            assertThat(visitor.faults()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-GB", "de-DE"})
    void the_pages_link_the_policy_and_terms_of_a_self_registered_client(String locale) {
        Texts say = languages.login(List.of(locale));
        String name = "Portal of the Society of Friends";
        String address =
                application.withTerms(accounts.app(accounts.org()).ref().project(), name);
        try (Visitor visitor = chromium.visitor(locale).withApplicationAt(Application.ORIGIN)) {
            visitor.open(address);
            visitor.expectHeading(say.get("name.title"));
            inspect.of(visitor, "sign-in-with-terms");
            visitor.follow(say.with("policy", name));
            visitor.arriveAt(Application.ORIGIN + "/policy");
            visitor.open(address);
            visitor.follow(say.with("terms", name));
            visitor.arriveAt(Application.ORIGIN + "/terms");
        }
    }

    @Test
    void an_organization_has_its_own_branding() {
        Texts say = languages.login(List.of("en"));
        String orgId = accounts.org();
        TestingAccounts.App app = accounts.app(orgId);
        projects.change(
                app.ref().project(),
                new ProjectSettings(
                        "Portal", false, false, false, PrivateLabeling.ENFORCE_PROJECT_RESOURCE_OWNER_POLICY),
                Actor.system());
        LabelColors orange = new LabelColors("#ff8800", "#fff8ef", "#ff3b5b", "");
        LabelColors dark = new LabelColors("", "#1d1206", "", "");
        labels.add(orgId, new LabelSettings(orange, dark, ThemeMode.AUTO, true), Actor.system());
        labels.setAsset(orgId, LabelAsset.LOGO, LOGO, Actor.system());
        labels.activate(orgId, Actor.system());
        try (Visitor visitor = chromium.visitor("en-GB").withApplicationAt(Application.ORIGIN)) {
            visitor.open(application.address(app));
            visitor.expectHeading(say.get("name.title"));
            inspect.of(visitor, "branded-name");
            assertThat(visitor.page().evaluate("document.querySelector('img.logo').naturalWidth"))
                    .isEqualTo(48);
            visitor.fill(say.get("login_name"), "nobody");
            visitor.press(say.get("next"));
            visitor.fill(say.get("password"), "not the password");
            visitor.press(say.get("sign_in"));
            visitor.page().getByText(say.get("notice.credentials_unverified")).waitFor();
            inspect.of(visitor, "branded-wrong-password");
        }
    }

    private static void signIn(Visitor visitor, Texts say, String loginName, String password) {
        visitor.fill(say.get("login_name"), loginName);
        visitor.press(say.get("next"));
        visitor.expectHeading(say.get("password.title"));
        visitor.fill(say.get("password"), password);
        visitor.press(say.get("sign_in"));
    }
}

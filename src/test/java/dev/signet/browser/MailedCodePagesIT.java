package dev.signet.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.eventstore.Ids;
import dev.signet.instance.InstanceQueries;
import dev.signet.kernel.Actor;
import dev.signet.login.Languages;
import dev.signet.login.Texts;
import dev.signet.token.TestingAccounts;
import dev.signet.user.NewHuman;
import dev.signet.user.Profile;
import dev.signet.user.UserCommands;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages that people reach by a code in a mail, in a real browser, inspected in each language. */
@QuarkusTest
@TestProfile(OwnAddress.class)
class MailedCodePagesIT {
    private static final String NEW_PASSWORD = "a new long password";

    @Inject
    TestingChromium chromium;

    @Inject
    Inspection inspect;

    @Inject
    Application application;

    @Inject
    Mails mails;

    @Inject
    Languages languages;

    @Inject
    TestingAccounts accounts;

    @Inject
    UserCommands users;

    @Inject
    InstanceQueries instances;

    @Inject
    Ids ids;

    @ParameterizedTest
    @ValueSource(strings = {"en-GB", "de-DE"})
    void somebody_registers_verifies_the_address_resets_the_password_and_signs_in(String locale) {
        Texts say = languages.login(List.of(locale));
        String email = "ada" + ids.next() + "@mail.example";
        String app = application.register(accounts.org());
        try (Visitor ada = chromium.visitor(locale).withApplicationAt(Application.ORIGIN)) {
            register(ada, say, app, email);
            proveAddress(ada, say, mails.next(email, 0), email);
            mistypePassword(ada, say, app, email);
            resetPassword(ada, say, email);

            ada.open(app + "&prompt=select_account");
            ada.expectHeading(say.get("select.title"));
            assertThat(ada.text()).contains(email).doesNotContain(email + '@');
            inspect.of(ada, "select-account");
            ada.page().locator("button.account").click();
            assertThat(ada.arriveAt(Application.ORIGIN + "/callback?")).contains("code=");

            signOut(ada, say);
        }
    }

    private void register(Visitor ada, Texts say, String app, String email) {
        ada.open(app);
        ada.expectHeading(say.get("name.title"));
        inspect.of(ada, "sign-in-name");
        ada.follow(say.get("to_register"));
        ada.expectHeading(say.get("register.title"));
        inspect.of(ada, "register");
        ada.fill(say.get("first_name"), "Ada");
        ada.fill(say.get("last_name"), "Lovelace");
        ada.fill(say.get("email"), email);
        ada.fill(say.get("password"), TestingAccounts.PASSWORD);
        ada.fill(say.get("repeat_password"), TestingAccounts.PASSWORD + '!');
        ada.press(say.get("register"));
        ada.page().getByText(say.get("notice.password_mismatch")).waitFor();
        inspect.of(ada, "register-mismatch");
        ada.fill(say.get("password"), TestingAccounts.PASSWORD);
        ada.fill(say.get("repeat_password"), TestingAccounts.PASSWORD);
        ada.press(say.get("register"));
        ada.expectHeading(say.get("verify.title"));
        ada.page().getByText(say.get("notice.registered")).waitFor();
        inspect.of(ada, "registered");
    }

    private void proveAddress(Visitor ada, Texts say, Mails.Link link, String email) {
        ada.open(link.url());
        ada.expectHeading(say.get("verify.title"));
        inspect.of(ada, "verify-email");
        assertThat(ada.field(say.get("code")).inputValue()).isEqualTo(link.code());
        assertThat(ada.page().inputValue("[autocomplete=username]")).isEqualTo(email);
        ada.press(say.get("verify"));
        ada.expectHeading(say.get("password.title"));
        ada.page().getByText(say.get("notice.email_verified")).waitFor();
        inspect.of(ada, "address-is-verified");
    }

    private void mistypePassword(Visitor ada, Texts say, String app, String email) {
        ada.open(app);
        ada.fill(say.get("login_name"), email);
        ada.press(say.get("next"));
        ada.expectHeading(say.get("password.title"));
        inspect.of(ada, "sign-in-password");
        ada.fill(say.get("password"), "not the password");
        ada.press(say.get("sign_in"));
        ada.page().getByText(say.get("notice.credentials_unverified")).waitFor();
        ada.expectFaultAt("password", say.get("notice.credentials_unverified"));
        inspect.of(ada, "sign-in-wrong-password");
    }

    private void resetPassword(Visitor ada, Texts say, String email) {
        int before = mails.count(email);
        ada.follow(say.get("to_forgot"));
        ada.expectHeading(say.get("forgot.title"));
        assertThat(ada.field(say.get("login_name")).inputValue())
                .as("is not entered again")
                .isEqualTo(email);
        inspect.of(ada, "forgot-password");
        ada.press(say.get("send_code"));
        ada.expectHeading(say.get("reset.title"));
        inspect.of(ada, "reset-password");
        ada.press(say.get("another_code"));
        ada.page().getByText(say.get("notice.code_sent")).waitFor();
        assertThat(ada.field(say.get("login_name")).inputValue()).isEqualTo(email);
        ada.fill(say.get("code"), mails.next(email, before).code());
        ada.fill(say.get("new_password"), NEW_PASSWORD);
        ada.fill(say.get("repeat_password"), NEW_PASSWORD);
        ada.press(say.get("set_password"));
        assertThat(ada.arriveAt(Application.ORIGIN + "/callback?"))
                .as("signed in")
                .contains("code=");
    }

    private void signOut(Visitor ada, Texts say) {
        ada.open(application.page("/oidc/v1/end_session"));
        ada.expectHeading(say.get("logout.title"));
        inspect.of(ada, "sign-out");
        ada.press(say.get("sign_out"));
        ada.expectHeading(say.get("signed_out.title"));
        inspect.of(ada, "signed-out");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-GB", "de-DE"})
    void a_new_person_sets_the_account_up_with_the_mailed_code(String locale) {
        Texts say = languages.login(List.of(locale));
        String name = "new" + ids.next();
        String email = name + "@mail.example";
        NewHuman human = new NewHuman(
                null,
                name,
                new Profile("Nora", "New", "", "", say.language(), Profile.Gender.FEMALE),
                email,
                false,
                null,
                false,
                null);
        users.addHuman(instances.get().defaultOrgId(), human, Actor.system());
        try (Visitor nora = chromium.visitor(locale)) {
            nora.open(mails.next(email, 0).url());
            nora.expectHeading(say.get("initialize.title"));
            inspect.of(nora, "set-up-account");
            int before = mails.count(email);
            nora.press(say.get("another_code"));
            nora.page().getByText(say.get("notice.code_sent")).waitFor();
            assertThat(nora.page().inputValue("[autocomplete=username]")).startsWith(name + '@');
            mistypeCode(nora, say);
            nora.fill(say.get("code"), mails.next(email, before).code());
            nora.fill(say.get("password"), "noranew1");
            nora.fill(say.get("repeat_password"), "noranew1");
            nora.press(say.get("set_password"));
            nora.expectFaultAt("newPassword", say.get("notice.password_contains_name"));
            assertThat(nora.field(say.get("code")).inputValue()).isNotEmpty();
            inspect.of(nora, "set-up-refused-password");
            nora.fill(say.get("password"), NEW_PASSWORD);
            nora.fill(say.get("repeat_password"), NEW_PASSWORD);
            nora.press(say.get("set_password"));
            nora.expectHeading(say.get("done.title"));
            inspect.of(nora, "account-is-set-up");
            nora.withApplicationAt(Application.ORIGIN).follow(say.get("go_on"));
            nora.arriveAt(OwnAddress.DEFAULT_REDIRECT);
        }
    }

    private void mistypeCode(Visitor nora, Texts say) {
        nora.fill(say.get("code"), "AAAAAA");
        nora.fill(say.get("password"), NEW_PASSWORD);
        nora.fill(say.get("repeat_password"), NEW_PASSWORD);
        nora.press(say.get("set_password"));
        nora.expectFaultAt("code", say.get("notice.code"));
        assertThat(nora.field(say.get("code")).inputValue()).isEqualTo("AAAAAA");
        inspect.of(nora, "set-up-wrong-code");
    }
}

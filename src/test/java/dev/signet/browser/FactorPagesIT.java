package dev.signet.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.factor.SecondFactor;
import dev.signet.factor.TestingFactors;
import dev.signet.factor.TestingTotp;
import dev.signet.kernel.Actor;
import dev.signet.login.Languages;
import dev.signet.login.Texts;
import dev.signet.policy.login.LoginPolicyCommand;
import dev.signet.policy.login.LoginPolicyCommands;
import dev.signet.policy.login.LoginSettings;
import dev.signet.token.TestingAccounts;
import dev.signet.user.UserRef;
import dev.signet.user.view.UserQueries;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages that ask for a second factor and set one up, in a browser. */
@QuarkusTest
@TestProfile(OwnAddress.class)
class FactorPagesIT {
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
    TestingFactors factors;

    @Inject
    LoginPolicyCommands policies;

    @Inject
    UserQueries users;

    @ParameterizedTest
    @ValueSource(strings = {"en-GB", "de-DE"})
    void a_code_is_asked_for_after_the_password(String locale) {
        Texts say = languages.login(List.of(locale));
        UserRef user = accounts.person(accounts.org());
        TestingTotp app = factors.authenticatorApp(user);
        try (Visitor grace = chromium.visitor(locale).withApplicationAt(Application.ORIGIN)) {
            enterPassword(grace, say, user);
            grace.expectHeading(say.get("factor.title"));
            assertThat(grace.focused()).isEqualTo("code");
            inspect.of(grace, "factor");
            grace.fill(say.get("code"), app.wrong());
            grace.press(say.get("sign_in"));
            inspect.of(grace, "factor-wrong");
            grace.follow(say.get("to_recovery_code"));
            grace.expectHeading(say.get("recovery_code.title"));
            inspect.of(grace, "factor-recovery");
            grace.follow(say.get("to_app_code"));
            grace.expectHeading(say.get("factor.title"));
            grace.fill(say.get("code"), app.code());
            grace.press(say.get("sign_in"));
            assertThat(grace.arriveAt(Application.ORIGIN + "/callback?")).contains("code=");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-GB", "de-DE"})
    void an_app_is_set_up_where_the_policy_demands_one(String locale) {
        Texts say = languages.login(List.of(locale));
        UserRef user = accounts.person(accounts.org());
        policies.ofOrg(
                user.orgId(),
                new LoginPolicyCommand.Add(
                        new LoginSettings(true, true, true, true, false, true, List.of(SecondFactor.TOTP), List.of())),
                Actor.system());
        try (Visitor grace = chromium.visitor(locale).withApplicationAt(Application.ORIGIN)) {
            enterPassword(grace, say, user);
            grace.expectHeading(say.get("factor_set_up.title"));
            inspect.of(grace, "factor-set-up");
            grace.press(say.get("factor_set_up.begin"));
            grace.page().waitForSelector(".setup-key");
            inspect.of(grace, "factor-set-up-key");
            String key = grace.page().textContent(".setup-key").replace(" ", "");
            grace.page().reload();
            assertThat(grace.page().textContent(".setup-key").replace(" ", "")).isEqualTo(key);
            grace.fill(say.get("code"), new TestingTotp(key).code());
            grace.press(say.get("go_on"));
            assertThat(grace.arriveAt(Application.ORIGIN + "/callback?")).contains("code=");
        }
    }

    private void enterPassword(Visitor visitor, Texts say, UserRef user) {
        visitor.open(application.register(user.orgId()));
        visitor.fill(say.get("login_name"), users.require(user).preferredLoginName());
        visitor.press(say.get("next"));
        visitor.expectHeading(say.get("password.title"));
        visitor.fill(say.get("password"), TestingAccounts.PASSWORD);
        visitor.press(say.get("sign_in"));
    }
}

package dev.signet.policy.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.factor.SecondFactor;
import dev.signet.kernel.DomainError;
import dev.signet.kernel.DomainException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LoginPolicyDeciderTest {
    private static final LoginSettings USUAL = LoginSettings.OF_SERVER;
    private static final LoginSettings FORCED = settings(true, SecondFactor.TOTP);
    private static final LoginPolicy OWN = new LoginPolicy(FORCED);

    @Test
    void an_organization_adds_a_policy_before_it_changes_one() {
        refused(new LoginPolicyCommand.Change(FORCED), LoginPolicy.NONE, null, LoginPolicyError.NOT_FOUND);
        refused(new LoginPolicyCommand.Reset(), LoginPolicy.NONE, null, LoginPolicyError.NOT_FOUND);
        refused(
                new LoginPolicyCommand.RemoveFactor(SecondFactor.TOTP),
                LoginPolicy.NONE,
                null,
                LoginPolicyError.NOT_FOUND);
        assertThat(decided(new LoginPolicyCommand.Add(FORCED), LoginPolicy.NONE, null))
                .containsExactly(new LoginPolicyEvent.Added(FORCED));
        refused(new LoginPolicyCommand.Add(USUAL), OWN, null, LoginPolicyError.EXISTS);
    }

    @Test
    void the_default_policy_begins_with_the_settings_of_the_server() {
        refused(new LoginPolicyCommand.Change(USUAL), LoginPolicy.NONE, USUAL, LoginPolicyError.NOT_CHANGED);
        assertThat(decided(new LoginPolicyCommand.Change(FORCED), LoginPolicy.NONE, USUAL))
                .containsExactly(new LoginPolicyEvent.Added(FORCED));
        assertThat(decided(
                        new LoginPolicyCommand.RemoveMultiFactor(MultiFactor.VERIFIED_PASSKEY),
                        LoginPolicy.NONE,
                        USUAL))
                .containsExactly(new LoginPolicyEvent.Added(USUAL.with(USUAL.secondFactors(), List.of())));
    }

    @Test
    void a_change_of_the_settings_keeps_the_factors() {
        assertThat(decided(new LoginPolicyCommand.Change(settings(false)), OWN, null))
                .containsExactly(new LoginPolicyEvent.Changed(settings(false, SecondFactor.TOTP)));
    }

    @Test
    void factors_are_listed_once() {
        refused(new LoginPolicyCommand.AddFactor(SecondFactor.TOTP), OWN, null, LoginPolicyError.FACTOR_LISTED);
        refused(
                new LoginPolicyCommand.RemoveMultiFactor(MultiFactor.VERIFIED_PASSKEY),
                new LoginPolicy(FORCED.with(FORCED.secondFactors(), List.of())),
                null,
                LoginPolicyError.FACTOR_NOT_LISTED);
    }

    @Test
    void nobody_is_forced_to_a_factor_that_cannot_be_set_up() {
        refused(new LoginPolicyCommand.RemoveFactor(SecondFactor.TOTP), OWN, null, LoginPolicyError.NO_FACTOR_TO_FORCE);
        refused(
                new LoginPolicyCommand.Add(settings(true)),
                LoginPolicy.NONE,
                null,
                LoginPolicyError.NO_FACTOR_TO_FORCE);
        LoginPolicy unforced = new LoginPolicy(settings(false, SecondFactor.TOTP));
        assertThat(decided(new LoginPolicyCommand.RemoveFactor(SecondFactor.TOTP), unforced, null))
                .containsExactly(new LoginPolicyEvent.Changed(settings(false)));
    }

    private static LoginSettings settings(boolean forced, SecondFactor... factors) {
        return new LoginSettings(
                true, true, true, forced, false, true, List.of(factors), List.of(MultiFactor.VERIFIED_PASSKEY));
    }

    private static List<LoginPolicyEvent> decided(
            LoginPolicyCommand command, LoginPolicy policy, @Nullable LoginSettings absent) {
        return LoginPolicyDecider.decide(new LoginPolicyDecider.Ordered(command, absent), policy)
                .events();
    }

    private static void refused(
            LoginPolicyCommand command, LoginPolicy policy, @Nullable LoginSettings absent, DomainError error) {
        assertThatThrownBy(() -> decided(command, policy, absent))
                .isInstanceOfSatisfying(
                        DomainException.class, e -> assertThat(e.error()).isEqualTo(error));
    }
}

package dev.signet.factor.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.factor.FactorError;
import dev.signet.kernel.DomainError;
import dev.signet.kernel.DomainException;
import dev.signet.kernel.SecretChange;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecoveryDeciderTest {
    private static final RecoveryCodes SOME = new RecoveryCodes(2, true, Set.of(0, 3));

    @Test
    void new_codes_replace_all_former_ones() {
        var decision = RecoveryDecider.decide(new RecoveryCommand.Renew(List.of("a", "b")), SOME);

        assertThat(decision.events()).containsExactly(new RecoveryEvent.Added(2));
        assertThat(decision.secrets())
                .containsExactly(
                        new SecretChange.RemoveAll(RecoveryDecider.SECRET),
                        new SecretChange.Put(RecoveryDecider.SECRET, "a", "3/0", null),
                        new SecretChange.Put(RecoveryDecider.SECRET, "b", "3/1", null));
        assertThat(RecoveryDecider.evolve(SOME, new RecoveryEvent.Added(2)))
                .isEqualTo(new RecoveryCodes(3, true, Set.of(0, 1)));
    }

    @Test
    void a_code_is_used_once() {
        var decision = RecoveryDecider.decide(use(2, 3), SOME);

        assertThat(decision.events()).containsExactly(new RecoveryEvent.Used(3));
        assertThat(decision.secrets()).containsExactly(new SecretChange.Remove(RecoveryDecider.SECRET, "digest"));
        RecoveryCodes after = RecoveryDecider.evolve(SOME, new RecoveryEvent.Used(3));
        assertThat(after.left()).containsExactly(0);
        refused(use(2, 3), after, FactorError.CODE_WRONG);
    }

    @Test
    void codes_of_before_and_foreign_ones_count_for_nothing() {
        refused(use(1, 3), SOME, FactorError.CODE_WRONG);
        refused(new RecoveryCommand.Use(null), SOME, FactorError.CODE_WRONG);
        refused(use(0, 0), RecoveryCodes.NONE, FactorError.CODE_WRONG);
    }

    @Test
    void used_up_codes_can_still_be_removed_and_then_there_are_none() {
        RecoveryCodes usedUp = new RecoveryCodes(2, true, Set.of());
        assertThat(RecoveryDecider.decide(new RecoveryCommand.Remove(), usedUp).events())
                .containsExactly(new RecoveryEvent.Removed());
        refused(
                new RecoveryCommand.Remove(),
                RecoveryDecider.evolve(usedUp, new RecoveryEvent.Removed()),
                FactorError.NOT_FOUND);
    }

    private static RecoveryCommand use(int revision, int number) {
        return new RecoveryCommand.Use(new RecoveryCommand.Found("digest", revision, number));
    }

    private static void refused(RecoveryCommand command, RecoveryCodes codes, DomainError error) {
        assertThatThrownBy(() -> RecoveryDecider.decide(command, codes))
                .isInstanceOfSatisfying(
                        DomainException.class, e -> assertThat(e.error()).isEqualTo(error));
    }
}

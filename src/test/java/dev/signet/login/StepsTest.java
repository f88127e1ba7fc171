package dev.signet.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.session.Proof;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StepsTest {

    @Test
    void a_missing_proof_is_requested_first() {
        assertThat(Steps.next(Set.of(Proof.PASSWORD), Set.of(), true)).isEqualTo(new Step.Prove(Proof.PASSWORD));
    }

    @Test
    void a_one_time_password_is_replaced_before_the_session_begins() {
        assertThat(Steps.next(Set.of(Proof.PASSWORD), Set.of(Proof.PASSWORD), true))
                .isEqualTo(new Step.ChangePassword());
    }

    @Test
    void with_all_proofs_the_session_begins() {
        assertThat(Steps.next(Set.of(Proof.PASSWORD), Set.of(Proof.PASSWORD), false))
                .isEqualTo(new Step.Complete());
    }
}

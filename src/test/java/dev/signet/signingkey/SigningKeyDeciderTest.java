package dev.signet.signingkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.kernel.ClaimChange;
import dev.signet.kernel.Decision;
import dev.signet.kernel.DomainError;
import dev.signet.kernel.DomainException;
import dev.signet.kernel.SecretChange;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SigningKeyDeciderTest {
    private static final Instant NOW = TestKeys.NOW;
    private static final Instant LATER = NOW.plusSeconds(305);
    private static final PublicJwk JWK = PublicJwk.ec(SigningAlgorithm.ES256, "17", "P-256", "x", "y");

    @Test
    void adding_a_successor_publishes_it_and_keeps_its_private_key_as_a_secret() {
        Decision<SigningKeyEvent> decision =
                SigningKeyDecider.decide(new SigningKeyCommand.AddNext(JWK, "sealed", LATER), SigningKey.ABSENT);

        assertThat(decision.events()).containsExactly(new SigningKeyEvent.Added(JWK, LATER));
        assertThat(decision.claims())
                .containsExactly(new ClaimChange.Take(
                        "web_key_next", "", "ES256", SigningKeyError.rotationUnderWay(SigningAlgorithm.ES256)));
        assertThat(decision.secrets()).containsExactly(new SecretChange.Put("signing_key", "17", "sealed", null));
    }

    @Test
    void the_first_key_of_an_algorithm_signs_at_once_unless_another_does() {
        Decision<SigningKeyEvent> decision =
                SigningKeyDecider.decide(new SigningKeyCommand.AddActive(JWK, "sealed", NOW), SigningKey.ABSENT);

        assertThat(decision.events())
                .containsExactly(new SigningKeyEvent.Added(JWK, NOW), new SigningKeyEvent.Activated());
        assertThat(decision.claims())
                .containsExactly(new ClaimChange.Take(
                        "web_key_active", "", "ES256", SigningKeyError.algorithmHasActiveKey(SigningAlgorithm.ES256)));
    }

    @Test
    void a_key_may_sign_from_its_time_on() {
        assertThat(SigningKeyDecider.decide(new SigningKeyCommand.Activate(LATER), initial())
                        .events())
                .containsExactly(new SigningKeyEvent.Activated());
    }

    @Test
    void a_key_may_not_sign_before_clients_know_it() {
        refused(
                new SigningKeyCommand.Activate(LATER.minusMillis(1)),
                initial(),
                SigningKeyError.activationTooEarly(LATER));
    }

    @Test
    void a_successor_that_takes_over_makes_room_for_another_successor() {
        assertThat(SigningKeyDecider.decide(new SigningKeyCommand.Activate(LATER), initial())
                        .claims())
                .startsWith(new ClaimChange.ReleaseAll("web_key_next"))
                .element(1)
                .isInstanceOfSatisfying(
                        ClaimChange.Take.class, take -> assertThat(take.kind()).isEqualTo("web_key_active"));
    }

    @Test
    void the_private_key_is_deleted_when_a_key_stops_signing() {
        Decision<SigningKeyEvent> decision = SigningKeyDecider.decide(
                new SigningKeyCommand.Deactivate(LATER), initial().in(SigningKeyState.ACTIVE));

        assertThat(decision.events()).containsExactly(new SigningKeyEvent.Deactivated(LATER));
        assertThat(decision.claims()).containsExactly(new ClaimChange.ReleaseAll("web_key_active"));
        assertThat(decision.secrets()).containsExactly(new SecretChange.RemoveAll("signing_key"));
    }

    @Test
    void a_key_that_stopped_signing_never_signs_again() {
        refused(
                new SigningKeyCommand.Activate(LATER),
                initial().in(SigningKeyState.INACTIVE),
                SigningKeyError.wrongState(SigningKeyState.INACTIVE, SigningKeyState.INITIAL));
    }

    @Test
    void of_two_nodes_that_stop_signing_with_a_key_the_second_is_refused() {
        refused(
                new SigningKeyCommand.Deactivate(LATER),
                initial().in(SigningKeyState.INACTIVE),
                SigningKeyError.wrongState(SigningKeyState.INACTIVE, SigningKeyState.ACTIVE));
    }

    @Test
    void the_key_that_signs_cannot_be_removed() {
        refused(
                new SigningKeyCommand.Remove(),
                initial().in(SigningKeyState.ACTIVE),
                SigningKeyError.ACTIVE_NOT_REMOVABLE);
    }

    @Test
    void removing_a_successor_makes_room_for_another_and_deletes_its_private_key() {
        Decision<SigningKeyEvent> decision = SigningKeyDecider.decide(new SigningKeyCommand.Remove(), initial());

        assertThat(decision.events()).containsExactly(new SigningKeyEvent.Removed());
        assertThat(decision.claims()).containsExactly(new ClaimChange.ReleaseAll("web_key_next"));
        assertThat(decision.secrets()).containsExactly(new SecretChange.RemoveAll("signing_key"));
    }

    @Test
    void an_absent_or_removed_key_is_not_found() {
        refused(new SigningKeyCommand.Remove(), SigningKey.ABSENT, SigningKeyError.NOT_FOUND);
        refused(new SigningKeyCommand.Remove(), initial().in(SigningKeyState.REMOVED), SigningKeyError.NOT_FOUND);
    }

    @Test
    void a_key_id_can_be_used_once() {
        refused(
                new SigningKeyCommand.AddNext(JWK, "sealed", LATER),
                initial().in(SigningKeyState.REMOVED),
                SigningKeyError.EXISTS);
    }

    private static SigningKey initial() {
        return SigningKeyDecider.evolve(SigningKey.ABSENT, new SigningKeyEvent.Added(JWK, LATER));
    }

    private static void refused(SigningKeyCommand command, SigningKey key, DomainError error) {
        assertThatThrownBy(() -> SigningKeyDecider.decide(command, key))
                .isInstanceOfSatisfying(
                        DomainException.class, e -> assertThat(e.error()).isEqualTo(error));
    }
}

package dev.signet.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.kernel.Decision;
import dev.signet.kernel.DomainError;
import dev.signet.kernel.DomainException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SessionDeciderTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant LATER = NOW.plus(Duration.ofHours(1));
    private static final Instant END = NOW.plus(Duration.ofDays(1));
    private static final Set<Proof> PASSWORD = EnumSet.of(Proof.PASSWORD);

    private static final SessionEvent[] SIGNED_IN = {
        new SessionEvent.Added("agent", "100", NOW, END), new SessionEvent.PasswordChecked(NOW, END)
    };

    @Test
    void a_sign_in_begins_a_session_with_its_proofs() {
        Decision<SessionEvent> decision =
                SessionDecider.decide(new SessionCommand.Start("agent", "100", PASSWORD, NOW, END), SessionFacts.NONE);

        assertThat(decision.events()).containsExactly(SIGNED_IN);
        assertThat(given(SIGNED_IN))
                .isEqualTo(new SessionFacts(SessionState.ACTIVE, "agent", "100", PASSWORD, NOW, END));
    }

    @Test
    void nobody_is_signed_in_without_proof() {
        refused(new SessionCommand.Start("agent", "100", Set.of(), NOW, END), SessionFacts.NONE, SessionError.NO_PROOF);
        refused(new SessionCommand.Prove(Set.of(), NOW, END), given(SIGNED_IN), SessionError.NO_PROOF);
    }

    @Test
    void a_further_proof_renews_time_and_expiry() {
        Instant end = LATER.plus(Duration.ofDays(1));

        List<SessionEvent> events = SessionDecider.decide(
                        new SessionCommand.Prove(PASSWORD, LATER, end), given(SIGNED_IN))
                .events();

        assertThat(events).containsExactly(new SessionEvent.PasswordChecked(LATER, end));
        SessionFacts after = SessionDecider.evolve(given(SIGNED_IN), events.getFirst());
        assertThat(after.authTime()).isEqualTo(LATER);
        assertThat(after.expiresAt()).isEqualTo(end);
        assertThat(after.proofs()).isEqualTo(PASSWORD);
    }

    @Test
    void an_expired_session_is_not_revived() {
        refused(new SessionCommand.Prove(PASSWORD, END, END.plusSeconds(1)), given(SIGNED_IN), SessionError.EXPIRED);
    }

    @Test
    void an_ended_session_is_not_revived() {
        SessionFacts ended = given(SIGNED_IN[0], SIGNED_IN[1], new SessionEvent.Terminated(SessionEnd.SIGN_OUT));

        refused(new SessionCommand.Prove(PASSWORD, LATER, END), ended, SessionError.TERMINATED);
        assertThat(ended.state()).isEqualTo(SessionState.TERMINATED);
    }

    @Test
    void ending_a_session_twice_is_recorded_once() {
        SessionCommand terminate = new SessionCommand.Terminate(SessionEnd.ADMINISTRATOR);
        SessionEvent terminated = new SessionEvent.Terminated(SessionEnd.ADMINISTRATOR);

        assertThat(SessionDecider.decide(terminate, given(SIGNED_IN)).events()).containsExactly(terminated);
        assertThat(SessionDecider.decide(terminate, given(SIGNED_IN[0], SIGNED_IN[1], terminated)))
                .isEqualTo(Decision.nothing());
    }

    @Test
    void a_session_that_never_existed_is_not_found() {
        refused(new SessionCommand.Terminate(SessionEnd.SIGN_OUT), SessionFacts.NONE, SessionError.NOT_FOUND);
        refused(new SessionCommand.Prove(PASSWORD, NOW, END), SessionFacts.NONE, SessionError.NOT_FOUND);
    }

    private static SessionFacts given(SessionEvent... history) {
        SessionFacts facts = SessionFacts.NONE;
        for (SessionEvent event : history) {
            facts = SessionDecider.evolve(facts, event);
        }
        return facts;
    }

    private static void refused(SessionCommand command, SessionFacts facts, DomainError error) {
        assertThatThrownBy(() -> SessionDecider.decide(command, facts))
                .isInstanceOfSatisfying(
                        DomainException.class, e -> assertThat(e.error()).isEqualTo(error));
    }
}

package dev.signet.session;

import dev.signet.kernel.DomainEvent;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/** What happened to a session; the stored literal of each is in {@link SessionEventTypes}. */
public sealed interface SessionEvent extends DomainEvent {

    /** A proof was given; the session lasts until {@code expiresAt} from then on. */
    sealed interface Checked extends SessionEvent {
        Instant checkedAt();

        Instant expiresAt();

        Proof proof();
    }

    /** {@code session.added}: a browser signed a user in; the proofs follow. */
    @RegisterForReflection
    record Added(String agentId, String userId, Instant authTime, Instant expiresAt) implements SessionEvent {}

    /** {@code session.password.checked}. */
    @RegisterForReflection
    record PasswordChecked(Instant checkedAt, Instant expiresAt) implements Checked {
        @Override
        public Proof proof() {
            return Proof.PASSWORD;
        }
    }

    /** {@code session.terminated}. */
    @RegisterForReflection
    record Terminated(SessionEnd reason) implements SessionEvent {}
}

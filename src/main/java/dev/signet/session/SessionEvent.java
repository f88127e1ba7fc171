package dev.signet.session;

import dev.signet.kernel.DomainEvent;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/** Events of a session, each stored under the type name that its comment begins with. */
@RegisterForReflection
public sealed interface SessionEvent extends DomainEvent {

    /** A proof was given, which extends the session until {@code expiresAt}. */
    sealed interface Checked extends SessionEvent {
        Instant checkedAt();

        Instant expiresAt();

        Proof proof();
    }

    /** {@code session.added}: a user signed in in a browser. Events for the proofs follow. */
    record Added(String agentId, String userId, Instant authTime, Instant expiresAt) implements SessionEvent {}

    /** {@code session.password.checked}: the user gave the right password. */
    record PasswordChecked(Instant checkedAt, Instant expiresAt) implements Checked {
        @Override
        public Proof proof() {
            return Proof.PASSWORD;
        }
    }

    /** {@code session.totp.checked}: the user gave a right code of an authenticator app. */
    record TotpChecked(Instant checkedAt, Instant expiresAt) implements Checked {
        @Override
        public Proof proof() {
            return Proof.TOTP;
        }
    }

    /** {@code session.recoveryCode.checked}: the user gave a recovery code, which is used up. */
    record RecoveryCodeChecked(Instant checkedAt, Instant expiresAt) implements Checked {
        @Override
        public Proof proof() {
            return Proof.RECOVERY_CODE;
        }
    }

    /** {@code session.terminated}: the session was ended. */
    record Terminated(SessionEnd reason) implements SessionEvent {}
}

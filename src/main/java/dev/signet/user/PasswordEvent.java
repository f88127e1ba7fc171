package dev.signet.user;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/**
 * Events of a person's password, each stored under the type name that its comment begins with. Hashes and codes are
 * never part of an event.
 */
@RegisterForReflection
public sealed interface PasswordEvent extends UserEvent {

    /** {@code user.human.password.changed}: the password was set or changed, and reset codes became invalid. */
    record Changed(boolean changeRequired) implements PasswordEvent {}

    /**
     * {@code user.human.password.code.added}: a reset was requested and a code created; it replaces the previous one,
     * if any.
     */
    record CodeAdded(String codeId, Instant expiresAt, ResetChannel channel) implements PasswordEvent {}

    /** {@code user.human.password.code.sent}. */
    record CodeSent(String codeId) implements PasswordEvent {}

    /** {@code user.human.password.code.check.failed}, which ZITADEL does not have: a wrong reset code was entered. */
    record CodeCheckFailed() implements PasswordEvent {}

    /** {@code user.human.password.check.succeeded}: written by earlier versions and ignored. */
    record CheckSucceeded() implements PasswordEvent {}

    /**
     * {@code user.human.password.check.failed}: written by earlier versions and ignored; wrong passwords are now
     * counted by {@link PasswordTries}.
     */
    record CheckFailed() implements PasswordEvent {}

    /** {@code user.human.password.hash.updated}: the same password was hashed with the current parameters. */
    record HashUpdated() implements PasswordEvent {}

    /** How a code for setting a new password is sent to the person. */
    enum ResetChannel {
        EMAIL,
        SMS
    }
}

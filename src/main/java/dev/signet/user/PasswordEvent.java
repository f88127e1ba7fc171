package dev.signet.user;

import java.time.Instant;

/** What happened to a person's password; hashes and codes are in the vault, never here. */
public sealed interface PasswordEvent extends UserEvent {

    /** {@code user.human.password.changed}: ends codes. */
    record Changed(boolean changeRequired) implements PasswordEvent {}

    /** {@code user.human.password.code.added}: a reset was asked for; replaces a former code. */
    record CodeAdded(String codeId, Instant expiresAt, ResetChannel channel) implements PasswordEvent {}

    /** {@code user.human.password.code.sent}. */
    record CodeSent(String codeId) implements PasswordEvent {}

    /** {@code user.human.password.code.check.failed}; Signet's own: a wrong reset code. */
    record CodeCheckFailed() implements PasswordEvent {}

    /** {@code user.human.password.check.succeeded}: written by former versions, counts for nothing. */
    record CheckSucceeded() implements PasswordEvent {}

    /** {@code user.human.password.check.failed}: written by former versions, see {@link PasswordTries}. */
    record CheckFailed() implements PasswordEvent {}

    /** {@code user.human.password.hash.updated}: the same password under today's parameters. */
    record HashUpdated() implements PasswordEvent {}
}

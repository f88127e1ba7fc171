package dev.signet.session;

import static dev.signet.kernel.DomainError.failedPrecondition;
import static dev.signet.kernel.DomainError.invalidArgument;
import static dev.signet.kernel.DomainError.notFound;

import dev.signet.kernel.DomainError;

/** Errors of the commands of sessions. */
public final class SessionError {
    public static final DomainError NOT_FOUND = notFound("session.not_found", "There is no such session.");
    public static final DomainError TERMINATED =
            failedPrecondition("session.terminated", "The session has ended; sign in again.");
    public static final DomainError EXPIRED =
            failedPrecondition("session.expired", "The session has expired; sign in again.");
    public static final DomainError REAUTHENTICATION_REQUIRED = failedPrecondition(
            "session.reauthentication_required",
            "The sign-in is too old for this change; sign in again (prompt=login or max_age) and use the new token.");
    public static final DomainError NO_PROOF =
            invalidArgument("session.proof.missing", "A session needs at least one proof.");
    public static final DomainError SECOND_FACTOR_REQUIRED = failedPrecondition(
            "session.second_factor_required", "The account has a second factor, which has to be proven, too.");
    public static final DomainError PASSWORD_NOT_ALLOWED = failedPrecondition(
            "session.password.not_allowed", "The login policy does not let people sign in with a password.");
    public static final DomainError USER_NOT_ACTIVE =
            failedPrecondition("session.user.not_active", "Only an active user can sign in.");

    private SessionError() {}
}

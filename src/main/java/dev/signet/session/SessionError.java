package dev.signet.session;

import dev.signet.kernel.DomainError;

/** Errors of the commands of sessions. */
public enum SessionError implements DomainError {
    NOT_FOUND(Kind.NOT_FOUND, "session.not_found", "There is no such session."),
    TERMINATED(Kind.FAILED_PRECONDITION, "session.terminated", "The session has ended; sign in again."),
    EXPIRED(Kind.FAILED_PRECONDITION, "session.expired", "The session has expired; sign in again."),
    REAUTHENTICATION_REQUIRED(
            Kind.FAILED_PRECONDITION,
            "session.reauthentication_required",
            "The sign-in is too old for this change; sign in again (prompt=login or max_age) and use the new token."),
    NO_PROOF(Kind.INVALID_ARGUMENT, "session.proof.missing", "A session needs at least one proof."),
    USER_NOT_ACTIVE(Kind.FAILED_PRECONDITION, "session.user.not_active", "Only an active user can sign in.");

    private final Kind kind;
    private final String code;
    private final String message;

    SessionError(Kind kind, String code, String message) {
        this.kind = kind;
        this.code = code;
        this.message = message;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String message() {
        return message;
    }
}

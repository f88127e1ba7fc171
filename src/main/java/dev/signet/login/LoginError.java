package dev.signet.login;

import dev.signet.kernel.DomainError;

/** Errors of the sign-in pages. */
enum LoginError implements DomainError {
    REGISTRATION_NOT_ALLOWED(
            Kind.FAILED_PRECONDITION,
            "login.registration_not_allowed",
            "People cannot register themselves on this server.");

    private final Kind kind;
    private final String code;
    private final String message;

    LoginError(Kind kind, String code, String message) {
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

package dev.signet.token;

import dev.signet.kernel.DomainError;

/** Errors of managing families. Those of using their tokens are {@link TokenRefusal}. */
public enum FamilyError implements DomainError {
    NOT_FOUND(Kind.NOT_FOUND, "token.refresh.not_found", "There is no such refresh token."),
    CONTENDED(
            Kind.ABORTED,
            "token.refresh.contended",
            "Other requests are changing the refresh token at the same time. Try again.");

    private final Kind kind;
    private final String code;
    private final String message;

    FamilyError(Kind kind, String code, String message) {
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

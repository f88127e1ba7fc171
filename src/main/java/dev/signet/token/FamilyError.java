package dev.signet.token;

import dev.signet.kernel.DomainError;

/** What can go wrong when families are managed rather than used. */
public enum FamilyError implements DomainError {
    NOT_FOUND(Kind.NOT_FOUND, "token.refresh.not_found", "There is no such refresh token."),
    CONTENDED(
            Kind.ABORTED,
            "token.refresh.contended",
            "The refresh token is being changed by others. Repeat the change.");

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

package dev.signet.kernel;

import java.io.Serial;

/** Carries a {@link DomainError} from where a rule is broken to the adapter that renders it; has no stack trace. */
public final class DomainException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient DomainError error;

    public DomainException(DomainError error) {
        super(error.code() + ": " + error.message(), null, false, false);
        this.error = error;
    }

    public DomainError error() {
        return error;
    }
}

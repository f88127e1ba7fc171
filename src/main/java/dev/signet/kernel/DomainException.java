package dev.signet.kernel;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * Carries a {@link DomainError} from the broken rule to the API layer. It has no stack trace, because a broken rule is
 * no fault of the server.
 */
public class DomainException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient DomainError error;

    protected DomainException(DomainError error, @Nullable Throwable cause) {
        super(error.code() + ": " + error.message(), cause, false, false);
        this.error = error;
    }

    public DomainError error() {
        return error;
    }

    /**
     * Whether a rule forbids what was asked. Otherwise the server could not decide, for example because the database is
     * away, and a caller must not take it for a wrong password or code.
     */
    public boolean isRefusal() {
        return switch (error.kind()) {
            case ABORTED, UNAVAILABLE, INTERNAL -> false;
            case INVALID_ARGUMENT,
                    NOT_FOUND,
                    ALREADY_EXISTS,
                    FAILED_PRECONDITION,
                    PERMISSION_DENIED,
                    UNAUTHENTICATED,
                    RESOURCE_EXHAUSTED -> true;
        };
    }

    /** Throws this exception again unless it is a refusal. */
    public void rethrowUnlessRefusal() {
        if (!isRefusal()) {
            throw this;
        }
    }
}

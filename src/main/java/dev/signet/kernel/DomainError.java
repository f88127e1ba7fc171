package dev.signet.kernel;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A broken rule: the kind of failure, a stable dotted code, a sentence for people, and the request field at fault if
 * there is one.
 *
 * <p>Each feature declares its errors as a sealed interface of records; the API layers translate them into the
 * responses of their protocols.
 */
public interface DomainError {

    /** Returns the general kind of failure, from which the API layers derive the status code of the response. */
    Kind kind();

    /** Returns a stable, lower-case, dotted code for programs, such as {@code user.email.already_verified}. */
    String code();

    /** Returns one English sentence for developers, which never contains a secret or another person's data. */
    String message();

    /**
     * Returns the path of the request field at fault with the names of the Protocol Buffers definition
     * ({@code profile.first_name}), or null.
     */
    default @Nullable String field() {
        return null;
    }

    /**
     * Returns after how many seconds the call can succeed if it is repeated, at least 1; empty if this is not known. It
     * becomes the header {@code Retry-After}.
     */
    default OptionalLong retryAfterSeconds() {
        return OptionalLong.empty();
    }

    /** Returns the exception that carries this error to the API layer. */
    default DomainException exception() {
        return new DomainException(this);
    }

    /** The kinds of failure, named as the gRPC status codes they become. */
    enum Kind {
        INVALID_ARGUMENT,
        NOT_FOUND,
        ALREADY_EXISTS,
        FAILED_PRECONDITION,
        PERMISSION_DENIED,
        UNAUTHENTICATED,
        RESOURCE_EXHAUSTED,
        ABORTED,
        UNAVAILABLE,
        INTERNAL
    }
}

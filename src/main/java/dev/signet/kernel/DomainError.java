package dev.signet.kernel;

import org.jspecify.annotations.Nullable;

/**
 * A broken rule: what kind, a stable dotted code, a sentence for people, and the field at fault if there is one.
 *
 * <p>Features declare theirs as sealed interfaces of records; adapters render them for their wire.
 */
public interface DomainError {

    /** What a caller can do about it; adapters derive the status from it. */
    Kind kind();

    /** Stable, lower-case and dotted, for programs: {@code user.email.already_verified}. */
    String code();

    /** One English sentence for developers. Never contains a secret or another person's data. */
    String message();

    /** Path of the request field at fault in proto spelling ({@code profile.first_name}), or null. */
    default @Nullable String field() {
        return null;
    }

    /** The exception that carries this error to the adapter. */
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

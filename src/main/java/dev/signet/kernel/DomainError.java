package dev.signet.kernel;

import java.time.Duration;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A broken rule, as an error that is reported to the caller.
 *
 * <p>Each feature declares its errors in a class {@code XError}: a constant for each rule, and a static method for each
 * rule whose message or field depends on the request. The API layers translate errors into the responses of their
 * protocols.
 *
 * @param kind the general kind of failure, from which the API layers derive the status code of the response
 * @param code identifies the error to programs and never changes: lower-case words with dots, such as {@code
 *     user.email.already_verified}
 * @param message one English sentence for developers, which never contains a secret or another person's data
 * @param field path of the request field at fault with the names of the Protocol Buffers definition ({@code
 *     profile.first_name}), or null
 * @param retryAfter how long to wait before the same call can succeed; null if this is not known
 */
public record DomainError(
        Kind kind,
        String code,
        String message,
        @Nullable String field,
        @Nullable Duration retryAfter) {

    /** Returns an error of this kind that concerns no particular request field. */
    public static DomainError of(Kind kind, String code, String message) {
        return new DomainError(kind, code, message, null, null);
    }

    public static DomainError invalidArgument(String code, String message) {
        return of(Kind.INVALID_ARGUMENT, code, message);
    }

    public static DomainError notFound(String code, String message) {
        return of(Kind.NOT_FOUND, code, message);
    }

    public static DomainError alreadyExists(String code, String message) {
        return of(Kind.ALREADY_EXISTS, code, message);
    }

    public static DomainError failedPrecondition(String code, String message) {
        return of(Kind.FAILED_PRECONDITION, code, message);
    }

    public static DomainError permissionDenied(String code, String message) {
        return of(Kind.PERMISSION_DENIED, code, message);
    }

    public static DomainError unauthenticated(String code, String message) {
        return of(Kind.UNAUTHENTICATED, code, message);
    }

    public static DomainError aborted(String code, String message) {
        return of(Kind.ABORTED, code, message);
    }

    public static DomainError unavailable(String code, String message) {
        return of(Kind.UNAVAILABLE, code, message);
    }

    /** Returns this error with the request field that it concerns. */
    public DomainError about(String requestField) {
        return new DomainError(kind, code, message, requestField, retryAfter);
    }

    /** Returns this error with the time to wait before the next attempt. */
    public DomainError after(Duration pause) {
        return new DomainError(kind, code, message, field, pause);
    }

    /**
     * Returns {@link #retryAfter} in whole seconds, at least 1; empty if it is not known. It becomes the header
     * {@code Retry-After}.
     */
    public OptionalLong retryAfterSeconds() {
        return retryAfter == null ? OptionalLong.empty() : OptionalLong.of(wholeSeconds(retryAfter));
    }

    /** Returns a pause in whole seconds, rounded up, at least 1. */
    public static long wholeSeconds(Duration pause) {
        return Math.max(1, pause.plusMillis(999).toSeconds());
    }

    /** Returns the exception that carries this error to the API layer. */
    public DomainException exception() {
        return new DomainException(this, null);
    }

    /** Returns the exception that carries this error to the API layer, with the failure that caused it. */
    public DomainException exception(Throwable cause) {
        return new DomainException(this, cause);
    }

    /** The kinds of failure, named as the gRPC status codes they become. */
    public enum Kind {
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

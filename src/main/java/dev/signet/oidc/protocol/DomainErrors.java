package dev.signet.oidc.protocol;

import dev.signet.kernel.DomainError;
import jakarta.ws.rs.core.HttpHeaders;

/** Translates errors of the domain (users, applications, tokens and so on) into errors of the OAuth protocol. */
public final class DomainErrors {
    private static final long REPEAT_AT_ONCE = 1;
    private static final long REPEAT_LATER = 5;

    private DomainErrors() {}

    /** The error in the terms of RFC 6749. A temporary error has a Retry-After header, in seconds. */
    public static ProtocolException of(DomainError error) {
        return switch (error.kind()) {
            case INVALID_ARGUMENT, NOT_FOUND, ALREADY_EXISTS, FAILED_PRECONDITION ->
                ProtocolError.INVALID_REQUEST.because(error.message());
            case PERMISSION_DENIED, UNAUTHENTICATED ->
                ProtocolError.ACCESS_DENIED.because(error.message()).withStatus(403);
            case ABORTED -> unavailable(error, REPEAT_AT_ONCE);
            case UNAVAILABLE, RESOURCE_EXHAUSTED -> unavailable(error, REPEAT_LATER);
            case INTERNAL -> ProtocolError.SERVER_ERROR.because(error.message());
        };
    }

    private static ProtocolException unavailable(DomainError error, long unlessKnown) {
        return ProtocolError.TEMPORARILY_UNAVAILABLE
                .because(error.message())
                .with(
                        HttpHeaders.RETRY_AFTER,
                        Long.toString(error.retryAfterSeconds().orElse(unlessKnown)));
    }
}

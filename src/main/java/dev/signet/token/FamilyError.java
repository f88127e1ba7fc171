package dev.signet.token;

import static dev.signet.kernel.DomainError.aborted;
import static dev.signet.kernel.DomainError.notFound;

import dev.signet.kernel.DomainError;

/** Errors of listing and revoking families. The errors of using their tokens are in {@link TokenRefusal}. */
public final class FamilyError {
    public static final DomainError NOT_FOUND = notFound("token.refresh.not_found", "There is no such refresh token.");
    public static final DomainError CONTENDED = aborted(
            "token.refresh.contended", "Other requests are changing the refresh token at the same time. Try again.");

    private FamilyError() {}
}

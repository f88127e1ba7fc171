package dev.signet.login;

import static dev.signet.kernel.DomainError.failedPrecondition;

import dev.signet.kernel.DomainError;

/** Errors of the sign-in pages. */
final class LoginError {
    static final DomainError REGISTRATION_NOT_ALLOWED =
            failedPrecondition("login.registration_not_allowed", "People cannot register themselves on this server.");

    private LoginError() {}
}

package dev.signet.factor;

import static dev.signet.kernel.DomainError.alreadyExists;
import static dev.signet.kernel.DomainError.failedPrecondition;
import static dev.signet.kernel.DomainError.invalidArgument;
import static dev.signet.kernel.DomainError.notFound;

import dev.signet.kernel.DomainError;

/** Errors of the commands of factors. */
public final class FactorError {
    public static final DomainError NOT_FOUND = notFound("factor.not_found", "The user has no such factor.");
    public static final DomainError EXISTS =
            alreadyExists("factor.exists", "The user has this factor already; remove it first.");
    public static final DomainError NOT_STARTED =
            failedPrecondition("factor.not_started", "Begin to set up the factor first.");
    public static final DomainError NOT_READY =
            failedPrecondition("factor.not_ready", "The factor is not set up completely.");
    public static final DomainError CODE_WRONG = invalidArgument(
                    "factor.code_wrong", "The code is wrong, is not valid any more, or was used before.")
            .about("code");
    public static final DomainError BLOCKED = failedPrecondition(
            "factor.blocked", "Too many wrong codes were entered; wait some minutes before the next one.");
    public static final DomainError STRONGER_SIGN_IN_REQUIRED = failedPrecondition(
            "factor.stronger_sign_in_required",
            "The sign-in was without a second factor; sign in again with one and use the new token.");

    private FactorError() {}
}

package dev.signet.policy.login;

import static dev.signet.kernel.DomainError.alreadyExists;
import static dev.signet.kernel.DomainError.failedPrecondition;
import static dev.signet.kernel.DomainError.invalidArgument;
import static dev.signet.kernel.DomainError.notFound;

import dev.signet.kernel.DomainError;

/** Errors of the commands of login policies, with their stable codes. */
public final class LoginPolicyError {
    public static final DomainError NOT_FOUND =
            notFound("policy.login.not_found", "The organization has no login policy of its own.");
    public static final DomainError EXISTS =
            alreadyExists("policy.login.exists", "The organization already has a login policy of its own.");
    public static final DomainError NOT_CHANGED =
            failedPrecondition("policy.login.not_changed", "The login policy would stay the same.");
    public static final DomainError FACTOR_LISTED =
            alreadyExists("policy.login.factor.exists", "The policy lists this factor already.");
    public static final DomainError FACTOR_NOT_LISTED =
            notFound("policy.login.factor.not_found", "The policy does not list this factor.");
    public static final DomainError NO_FACTOR_TO_FORCE = invalidArgument(
            "policy.login.no_factor", "A policy that forces a second factor has to list one that people can set up.");

    private LoginPolicyError() {}
}

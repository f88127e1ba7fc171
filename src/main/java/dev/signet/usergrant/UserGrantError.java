package dev.signet.usergrant;

import static dev.signet.kernel.DomainError.alreadyExists;
import static dev.signet.kernel.DomainError.failedPrecondition;
import static dev.signet.kernel.DomainError.invalidArgument;
import static dev.signet.kernel.DomainError.notFound;

import dev.signet.kernel.DomainError;

/** Errors of the commands and queries of user grants, with their stable codes. */
public final class UserGrantError {
    public static final DomainError NOT_FOUND =
            notFound("user_grant.not_found", "There is no such user grant in this organization.");
    public static final DomainError ID_TAKEN =
            alreadyExists("user_grant.id_taken", "The id of the user grant is already in use.");
    public static final DomainError ALREADY_EXISTS = alreadyExists(
            "user_grant.already_exists",
            "The organization has already granted roles of this project to the user; change the roles of that grant.");
    public static final DomainError NOT_CHANGED =
            failedPrecondition("user_grant.not_changed", "The user grant already has exactly these roles.");
    public static final DomainError NOT_ACTIVE =
            failedPrecondition("user_grant.not_active", "The user grant is not active.");
    public static final DomainError NOT_INACTIVE =
            failedPrecondition("user_grant.not_inactive", "The user grant is not inactive.");
    public static final DomainError ROLE_REPEATED = invalidArgument(
                    "user_grant.role.repeated", "Each role must be named only once.")
            .about("role_keys");

    /** The project has no such role, or the project grant does not include it. */
    public static final DomainError ROLE_NOT_AVAILABLE = failedPrecondition(
                    "user_grant.role.not_available",
                    "The project has no such role, or it was not granted to this organization.")
            .about("role_keys");

    private UserGrantError() {}
}

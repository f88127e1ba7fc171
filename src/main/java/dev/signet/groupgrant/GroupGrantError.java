package dev.signet.groupgrant;

import static dev.signet.kernel.DomainError.alreadyExists;
import static dev.signet.kernel.DomainError.failedPrecondition;
import static dev.signet.kernel.DomainError.invalidArgument;
import static dev.signet.kernel.DomainError.notFound;

import dev.signet.kernel.DomainError;

/** Errors of the commands and queries of group grants, with their stable codes. */
public final class GroupGrantError {
    public static final DomainError NOT_FOUND =
            notFound("group_grant.not_found", "There is no such group grant in this organization.");
    public static final DomainError ID_TAKEN =
            alreadyExists("group_grant.id_taken", "The id of the group grant is already in use.");
    public static final DomainError ALREADY_EXISTS = alreadyExists(
            "group_grant.already_exists",
            "The organization has already granted roles of this project to the group; change the roles of that grant.");
    public static final DomainError NOT_CHANGED =
            failedPrecondition("group_grant.not_changed", "The group grant already has exactly these roles.");
    public static final DomainError NOT_ACTIVE =
            failedPrecondition("group_grant.not_active", "The group grant is not active.");
    public static final DomainError NOT_INACTIVE =
            failedPrecondition("group_grant.not_inactive", "The group grant is not inactive.");
    public static final DomainError ROLE_REPEATED = invalidArgument(
                    "group_grant.role.repeated", "Each role must be named only once.")
            .about("role_keys");

    /** The project has no such role, or the project grant does not include it. */
    public static final DomainError ROLE_NOT_AVAILABLE = failedPrecondition(
                    "group_grant.role.not_available",
                    "The project has no such role, or it was not granted to this organization.")
            .about("role_keys");

    private GroupGrantError() {}
}

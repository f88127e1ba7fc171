package dev.signet.projectgrant;

import static dev.signet.kernel.DomainError.alreadyExists;
import static dev.signet.kernel.DomainError.failedPrecondition;
import static dev.signet.kernel.DomainError.invalidArgument;
import static dev.signet.kernel.DomainError.notFound;

import dev.signet.kernel.DomainError;

/** Errors of the commands and queries of project grants, with their stable codes. */
public final class ProjectGrantError {
    public static final DomainError NOT_FOUND =
            notFound("project_grant.not_found", "The project has no such grant in this organization.");
    public static final DomainError ID_TAKEN =
            alreadyExists("project_grant.id_taken", "The id of the project grant is already in use.");
    public static final DomainError ALREADY_EXISTS = alreadyExists(
                    "project_grant.already_exists",
                    "The project is already granted to the organization; change the roles of that grant.")
            .about("granted_org_id");
    public static final DomainError OWN_ORGANIZATION = invalidArgument(
                    "project_grant.own_organization", "A project cannot be granted to the organization that owns it.")
            .about("granted_org_id");
    public static final DomainError NOT_CHANGED =
            failedPrecondition("project_grant.not_changed", "The project grant already has exactly these roles.");
    public static final DomainError NOT_ACTIVE =
            failedPrecondition("project_grant.not_active", "The project grant is not active.");
    public static final DomainError NOT_INACTIVE =
            failedPrecondition("project_grant.not_inactive", "The project grant is not inactive.");
    public static final DomainError ROLE_REPEATED = invalidArgument(
                    "project_grant.role.repeated", "Each role must be named only once.")
            .about("role_keys");
    public static final DomainError ROLE_NOT_AVAILABLE = failedPrecondition(
                    "project_grant.role.not_available", "The project has no such role.")
            .about("role_keys");

    private ProjectGrantError() {}
}

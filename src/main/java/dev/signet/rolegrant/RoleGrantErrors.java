package dev.signet.rolegrant;

import dev.signet.kernel.DomainError;

/**
 * What the rules of one kind of grants answer if they are broken.
 *
 * @param idTaken the id was used before
 * @param alreadyExists the organization has already granted roles of the project to this user or group
 * @param notChanged the grant already has exactly these roles
 * @param roleNotAvailable the project has no such role, or the project grant does not include it
 */
public record RoleGrantErrors(
        DomainError notFound,
        DomainError idTaken,
        DomainError alreadyExists,
        DomainError notChanged,
        DomainError notActive,
        DomainError notInactive,
        DomainError roleRepeated,
        DomainError roleNotAvailable) {}

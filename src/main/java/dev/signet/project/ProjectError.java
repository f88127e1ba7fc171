package dev.signet.project;

import static dev.signet.kernel.DomainError.alreadyExists;
import static dev.signet.kernel.DomainError.failedPrecondition;
import static dev.signet.kernel.DomainError.invalidArgument;
import static dev.signet.kernel.DomainError.notFound;

import dev.signet.kernel.DomainError;

/** Errors of the commands and queries of projects, with their stable codes. */
public final class ProjectError {
    public static final DomainError NOT_FOUND =
            notFound("project.not_found", "There is no such project in this organization.");
    public static final DomainError ID_TAKEN = alreadyExists("project.id_taken", "The project id is already in use.");
    public static final DomainError NAME_TAKEN = alreadyExists(
                    "project.name.taken", "The organization already has a project of this name.")
            .about("name");
    public static final DomainError NAME_INVALID = invalidArgument(
                    "project.name.invalid",
                    "The name must have 1 to 200 characters, at least one of them visible, and no control character,"
                            + " line break or character that changes the direction of text.")
            .about("name");
    public static final DomainError NOT_CHANGED =
            failedPrecondition("project.not_changed", "The project would stay the same.");
    public static final DomainError NOT_ACTIVE = failedPrecondition("project.not_active", "The project is not active.");
    public static final DomainError NOT_INACTIVE =
            failedPrecondition("project.not_inactive", "The project is not inactive.");

    public static final DomainError ROLE_NOT_FOUND =
            notFound("project.role.not_found", "The project has no role with this key.");
    public static final DomainError ROLE_TAKEN = alreadyExists(
                    "project.role.taken", "The project already has a role with this key.")
            .about("role_key");
    public static final DomainError ROLE_KEY_INVALID = invalidArgument(
                    "project.role.key_invalid",
                    "The key of a role must have 1 to 200 characters, at least one of them visible, and no control"
                            + " character, line break or character that changes the direction of text.")
            .about("role_key");
    public static final DomainError ROLE_KEY_NOT_ADDRESSABLE = invalidArgument(
                    "project.role.key_not_addressable",
                    "The key of a role must not contain a backslash, an empty part between slashes, or a part that is"
                            + " '.' or '..', because it is used in paths.")
            .about("role_key");
    public static final DomainError ROLE_NAME_INVALID = invalidArgument(
                    "project.role.display_name_invalid",
                    "The display name of a role must have 1 to 200 characters, at least one of them visible, and no"
                            + " control character, line break or character that changes the direction of text.")
            .about("display_name");
    public static final DomainError ROLE_GROUP_INVALID = invalidArgument(
                    "project.role.group_invalid",
                    "The group of a role must have at most 200 characters and no control character, line break or"
                            + " character that changes the direction of text. Unless it is empty, it needs a"
                            + " visible character.")
            .about("group");
    public static final DomainError ROLE_NOT_CHANGED =
            failedPrecondition("project.role.not_changed", "The role would stay the same.");

    private ProjectError() {}
}

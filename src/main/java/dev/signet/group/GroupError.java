package dev.signet.group;

import static dev.signet.kernel.DomainError.alreadyExists;
import static dev.signet.kernel.DomainError.failedPrecondition;
import static dev.signet.kernel.DomainError.invalidArgument;
import static dev.signet.kernel.DomainError.notFound;

import dev.signet.kernel.DomainError;

/** Errors of the commands and queries of groups, with their stable codes. */
public final class GroupError {
    public static final DomainError NOT_FOUND =
            notFound("group.not_found", "There is no such group in this organization.");
    public static final DomainError ID_TAKEN = alreadyExists("group.id_taken", "The id of the group is already in use.")
            .about("id");
    public static final DomainError ID_INVALID = invalidArgument(
                    "group.id_invalid",
                    "The id must have 1 to 200 letters, digits and characters of ._~@+- and begin with a letter or digit.")
            .about("id");
    public static final DomainError NAME_TAKEN = alreadyExists(
                    "group.name.taken", "The organization already has a group of this name.")
            .about("name");
    public static final DomainError NAME_INVALID = invalidArgument(
                    "group.name.invalid",
                    "The name must have 1 to 200 characters, at least one of them visible, and no control character,"
                            + " line break or character that changes the direction of text.")
            .about("name");
    public static final DomainError DESCRIPTION_INVALID = invalidArgument(
                    "group.description.invalid",
                    "The description must have at most 200 characters and no control character, line break or character"
                            + " that changes the direction of text.")
            .about("description");
    public static final DomainError NOT_ACTIVE = failedPrecondition("group.not_active", "The group is not active.");
    public static final DomainError NOT_INACTIVE =
            failedPrecondition("group.not_inactive", "The group is not inactive.");
    public static final DomainError TOO_MANY_USERS = invalidArgument(
                    "group.users.too_many", "At most 1000 users can be added or removed by one call.")
            .about("user_ids");
    public static final DomainError USER_NOT_FOUND = notFound(
                    "group.user.not_found", "A user does not exist in the organization of the group.")
            .about("user_ids");

    private GroupError() {}
}

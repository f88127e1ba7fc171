package dev.signet.membership;

import static dev.signet.kernel.DomainError.alreadyExists;
import static dev.signet.kernel.DomainError.failedPrecondition;
import static dev.signet.kernel.DomainError.invalidArgument;
import static dev.signet.kernel.DomainError.notFound;
import static dev.signet.kernel.DomainError.permissionDenied;

import dev.signet.kernel.DomainError;

/** Errors of the commands of memberships. */
public final class MembershipError {

    /** The user already has a membership of this target. */
    public static final DomainError ALREADY_MEMBER =
            alreadyExists("membership.already_exists", "The user is already a member; change the roles instead.");

    /** The user has no membership of this target. */
    public static final DomainError NOT_MEMBER = notFound("membership.not_found", "The user is not a member.");

    public static final DomainError NOT_CHANGED =
            failedPrecondition("membership.not_changed", "The member already has exactly these roles.");

    public static final DomainError NO_ROLES = invalidArgument(
                    "membership.role.missing", "A member needs at least one role; remove the member instead.")
            .about("roles");
    public static final DomainError ROLE_REPEATED = invalidArgument(
                    "membership.role.repeated", "Each role must be named only once.")
            .about("roles");

    /** The actor lacks permissions that a role gives, or that the member has. */
    public static final DomainError OUT_OF_REACH = permissionDenied(
            "membership.out_of_reach",
            "You can give and take only roles whose permissions you have yourself, and only from members whose roles you"
                    + " could give.");

    /** A role does not exist or does not belong to this level. */
    public static DomainError unknownRole(String role) {
        return invalidArgument("membership.role.unknown", "There is no role " + role + " on this level.")
                .about("roles");
    }

    private MembershipError() {}
}

package dev.signet.membership;

import dev.signet.kernel.DomainError;

/** Errors of the commands of memberships. */
public sealed interface MembershipError extends DomainError {

    /** The user already has a membership of this target. */
    record AlreadyMember() implements MembershipError {
        @Override
        public Kind kind() {
            return Kind.ALREADY_EXISTS;
        }

        @Override
        public String code() {
            return "membership.already_exists";
        }

        @Override
        public String message() {
            return "The user is already a member; change the roles instead.";
        }
    }

    /** The user has no membership of this target. */
    record NotMember() implements MembershipError {
        @Override
        public Kind kind() {
            return Kind.NOT_FOUND;
        }

        @Override
        public String code() {
            return "membership.not_found";
        }

        @Override
        public String message() {
            return "The user is not a member.";
        }
    }

    /** A role does not exist or does not belong to this level. */
    record UnknownRole(String role) implements MembershipError {
        @Override
        public Kind kind() {
            return Kind.INVALID_ARGUMENT;
        }

        @Override
        public String code() {
            return "membership.role.unknown";
        }

        @Override
        public String message() {
            return "There is no role " + role + " on this level.";
        }

        @Override
        public String field() {
            return "roles";
        }
    }

    /** The membership already has exactly these roles. */
    record NotChanged() implements MembershipError {
        @Override
        public Kind kind() {
            return Kind.FAILED_PRECONDITION;
        }

        @Override
        public String code() {
            return "membership.not_changed";
        }

        @Override
        public String message() {
            return "The member already has exactly these roles.";
        }
    }
}

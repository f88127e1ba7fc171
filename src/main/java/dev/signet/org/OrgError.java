package dev.signet.org;

import dev.signet.kernel.DomainError;

/** Errors of the commands of organizations. */
public sealed interface OrgError extends DomainError {

    /** There is no such organization. */
    record OrgNotFound() implements OrgError {
        @Override
        public Kind kind() {
            return Kind.NOT_FOUND;
        }

        @Override
        public String code() {
            return "org.not_found";
        }

        @Override
        public String message() {
            return "The organization does not exist.";
        }
    }

    /** Another organization has this domain. */
    record DomainTaken() implements OrgError {
        @Override
        public Kind kind() {
            return Kind.ALREADY_EXISTS;
        }

        @Override
        public String code() {
            return "org.domain.taken";
        }

        @Override
        public String message() {
            return "The domain already belongs to an organization.";
        }
    }

    /** Another organization has this name. */
    record NameTaken() implements OrgError {
        @Override
        public Kind kind() {
            return Kind.ALREADY_EXISTS;
        }

        @Override
        public String code() {
            return "org.name.taken";
        }

        @Override
        public String message() {
            return "There is already an organization of this name.";
        }

        @Override
        public String field() {
            return "name";
        }
    }

    /** The name is too long, has no visible character, or has one that controls lines or the direction of text. */
    record NameInvalid() implements OrgError {
        @Override
        public Kind kind() {
            return Kind.INVALID_ARGUMENT;
        }

        @Override
        public String code() {
            return "org.name.invalid";
        }

        @Override
        public String message() {
            return "The name must have 1 to 200 characters, one of them visible, and none that controls lines or the"
                    + " direction of text.";
        }

        @Override
        public String field() {
            return "name";
        }
    }

    /** The organization already is in the requested state. */
    record WrongState(OrgState actual) implements OrgError {
        @Override
        public Kind kind() {
            return Kind.FAILED_PRECONDITION;
        }

        @Override
        public String code() {
            return "org.state.wrong";
        }

        @Override
        public String message() {
            return "The organization is already " + (actual == OrgState.ACTIVE ? "active." : "inactive.");
        }
    }

    /** The command would change nothing. */
    record NotChanged() implements OrgError {
        @Override
        public Kind kind() {
            return Kind.FAILED_PRECONDITION;
        }

        @Override
        public String code() {
            return "org.not_changed";
        }

        @Override
        public String message() {
            return "The organization is already as requested.";
        }
    }
}

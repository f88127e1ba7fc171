package dev.signet.instance;

import dev.signet.kernel.DomainError;

/** Errors of the commands of the instance. */
public sealed interface InstanceError extends DomainError {

    /** The instance was already set up. */
    record AlreadySetUp() implements InstanceError {
        @Override
        public Kind kind() {
            return Kind.ALREADY_EXISTS;
        }

        @Override
        public String code() {
            return "instance.already_set_up";
        }

        @Override
        public String message() {
            return "The instance is already set up.";
        }
    }

    /** The command would change nothing. */
    record NotChanged(String what) implements InstanceError {
        @Override
        public Kind kind() {
            return Kind.FAILED_PRECONDITION;
        }

        @Override
        public String code() {
            return "instance.not_changed";
        }

        @Override
        public String message() {
            return "The " + what + " is already as requested.";
        }
    }
}

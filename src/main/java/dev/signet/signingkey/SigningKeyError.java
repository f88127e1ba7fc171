package dev.signet.signingkey;

import dev.signet.kernel.DomainError;
import java.time.Instant;

/** Errors of the commands of signing keys. */
public sealed interface SigningKeyError extends DomainError {

    /** There is no such key, or it was removed. */
    record SigningKeyNotFound() implements SigningKeyError {
        @Override
        public Kind kind() {
            return Kind.NOT_FOUND;
        }

        @Override
        public String code() {
            return "signing_key.not_found";
        }

        @Override
        public String message() {
            return "The signing key does not exist.";
        }
    }

    /** There already is a key with this id. */
    record SigningKeyExists() implements SigningKeyError {
        @Override
        public Kind kind() {
            return Kind.ALREADY_EXISTS;
        }

        @Override
        public String code() {
            return "signing_key.already_exists";
        }

        @Override
        public String message() {
            return "A signing key with this id already exists.";
        }
    }

    /** The algorithm already has an active key. */
    record AlgorithmHasActiveKey(SigningAlgorithm algorithm) implements SigningKeyError {
        @Override
        public Kind kind() {
            return Kind.ALREADY_EXISTS;
        }

        @Override
        public String code() {
            return "signing_key.algorithm_has_active_key";
        }

        @Override
        public String message() {
            return "Another key already signs with " + algorithm + ".";
        }
    }

    /** The algorithm already has a published successor. */
    record RotationUnderWay(SigningAlgorithm algorithm) implements SigningKeyError {
        @Override
        public Kind kind() {
            return Kind.FAILED_PRECONDITION;
        }

        @Override
        public String code() {
            return "signing_key.rotation_under_way";
        }

        @Override
        public String message() {
            return "The next " + algorithm + " key is already published.";
        }
    }

    /** Clients may not have seen the key yet. */
    record ActivationTooEarly(Instant activatableAt) implements SigningKeyError {
        @Override
        public Kind kind() {
            return Kind.FAILED_PRECONDITION;
        }

        @Override
        public String code() {
            return "signing_key.activation_too_early";
        }

        @Override
        public String message() {
            return "The key may sign from " + activatableAt + ", when every client has fetched it.";
        }
    }

    /** The key is not in the state that the command requires. */
    record WrongState(SigningKeyState is, SigningKeyState needed) implements SigningKeyError {
        @Override
        public Kind kind() {
            return Kind.FAILED_PRECONDITION;
        }

        @Override
        public String code() {
            return "signing_key.wrong_state";
        }

        @Override
        public String message() {
            return "The key is " + is + ", but must be " + needed + ".";
        }
    }

    /** The key that signs cannot be removed. */
    record ActiveKeyNotRemovable() implements SigningKeyError {
        @Override
        public Kind kind() {
            return Kind.FAILED_PRECONDITION;
        }

        @Override
        public String code() {
            return "signing_key.active_not_removable";
        }

        @Override
        public String message() {
            return "The key signs tokens; replace it first.";
        }
    }
}

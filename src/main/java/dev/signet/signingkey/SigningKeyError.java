package dev.signet.signingkey;

import static dev.signet.kernel.DomainError.alreadyExists;
import static dev.signet.kernel.DomainError.failedPrecondition;
import static dev.signet.kernel.DomainError.notFound;

import dev.signet.kernel.DomainError;
import java.time.Instant;

/** Errors of the commands of signing keys. */
public final class SigningKeyError {

    /** There is no such key, or it was removed. */
    public static final DomainError NOT_FOUND = notFound("signing_key.not_found", "The signing key does not exist.");

    public static final DomainError EXISTS =
            alreadyExists("signing_key.already_exists", "A signing key with this id already exists.");
    public static final DomainError ACTIVE_NOT_REMOVABLE =
            failedPrecondition("signing_key.active_not_removable", "The key signs tokens; replace it first.");

    /** The algorithm already has an active key. */
    public static DomainError algorithmHasActiveKey(SigningAlgorithm algorithm) {
        return alreadyExists(
                "signing_key.algorithm_has_active_key", "Another key already signs with " + algorithm + ".");
    }

    /** The algorithm already has a published successor. */
    public static DomainError rotationUnderWay(SigningAlgorithm algorithm) {
        return failedPrecondition(
                "signing_key.rotation_under_way", "The next " + algorithm + " key is already published.");
    }

    /** Not every client has had time to fetch the key yet. */
    public static DomainError activationTooEarly(Instant activatableAt) {
        return failedPrecondition(
                "signing_key.activation_too_early",
                "The key may sign from " + activatableAt + ", when every client has fetched it.");
    }

    /** The key is not in the state that the command requires. */
    public static DomainError wrongState(SigningKeyState is, SigningKeyState needed) {
        return failedPrecondition("signing_key.wrong_state", "The key is " + is + ", but must be " + needed + ".");
    }

    private SigningKeyError() {}
}

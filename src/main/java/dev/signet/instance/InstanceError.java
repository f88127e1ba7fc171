package dev.signet.instance;

import static dev.signet.kernel.DomainError.alreadyExists;
import static dev.signet.kernel.DomainError.failedPrecondition;
import static dev.signet.kernel.DomainError.notFound;

import dev.signet.kernel.DomainError;

/** Errors of the commands of the instance. */
public final class InstanceError {

    public static final DomainError NOT_FOUND = notFound("instance.not_found", "The instance does not exist.");
    public static final DomainError ALREADY_SET_UP =
            alreadyExists("instance.already_set_up", "The instance is already set up.");

    /** The command would change nothing. */
    public static DomainError notChanged(String what) {
        return failedPrecondition("instance.not_changed", "The " + what + " is already as requested.");
    }

    private InstanceError() {}
}

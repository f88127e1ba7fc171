package dev.signet.org;

import static dev.signet.kernel.DomainError.alreadyExists;
import static dev.signet.kernel.DomainError.failedPrecondition;
import static dev.signet.kernel.DomainError.invalidArgument;
import static dev.signet.kernel.DomainError.notFound;

import dev.signet.kernel.DomainError;

/** Errors of the commands of organizations. */
public final class OrgError {

    public static final DomainError NOT_FOUND = notFound("org.not_found", "The organization does not exist.");
    public static final DomainError DOMAIN_TAKEN =
            alreadyExists("org.domain.taken", "The domain already belongs to an organization.");
    public static final DomainError NAME_TAKEN = alreadyExists(
                    "org.name.taken", "There is already an organization of this name.")
            .about("name");
    public static final DomainError NAME_INVALID = invalidArgument(
                    "org.name.invalid",
                    "The name must have 1 to 200 characters, one of them visible, and none that controls lines or the"
                            + " direction of text.")
            .about("name");

    /** The command would change nothing. */
    public static final DomainError NOT_CHANGED =
            failedPrecondition("org.not_changed", "The organization is already as requested.");

    /** The organization already is in the requested state. */
    public static DomainError alreadyIn(OrgState state) {
        return failedPrecondition(
                "org.state.wrong",
                "The organization is already " + (state == OrgState.ACTIVE ? "active." : "inactive."));
    }

    private OrgError() {}
}

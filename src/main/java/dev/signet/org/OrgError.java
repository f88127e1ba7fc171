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
                    "The name must have 1 to 200 characters, at least one of them visible, and no control character,"
                            + " line break or character that changes the direction of text.")
            .about("name");

    public static final DomainError IS_DEFAULT = failedPrecondition(
            "org.is_default",
            "The default organization of the instance cannot be removed; make another one the default first.");
    public static final DomainError DOMAIN_INVALID = invalidArgument(
                    "org.domain.invalid",
                    "A domain consists of labels of letters, digits and hyphens between dots, with at most 200 characters.")
            .about("domain");
    public static final DomainError METADATA_NOT_FOUND =
            notFound("org.metadata.not_found", "The organization has no metadata with this key.");
    public static final DomainError METADATA_KEY_INVALID = invalidArgument(
                    "org.metadata.key_invalid",
                    "A metadata key has 1 to 200 characters, one of them visible, and none that controls lines or the"
                            + " direction of text.")
            .about("key");
    public static final DomainError METADATA_KEY_NOT_ADDRESSABLE = invalidArgument(
                    "org.metadata.key_not_addressable",
                    "A metadata key is used in paths: it must not be ., .., _bulk or _search, and must not have a slash or a"
                            + " backslash.")
            .about("key");
    public static final DomainError METADATA_VALUE_INVALID = invalidArgument(
                    "org.metadata.value_invalid", "A metadata value has 1 to 500,000 bytes.")
            .about("value");

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

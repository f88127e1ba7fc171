package dev.signet.org;

import static dev.signet.kernel.DomainError.alreadyExists;
import static dev.signet.kernel.DomainError.failedPrecondition;
import static dev.signet.kernel.DomainError.invalidArgument;
import static dev.signet.kernel.DomainError.notFound;

import dev.signet.kernel.DomainError;
import java.time.Duration;

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
    public static final DomainError DOMAIN_NOT_FOUND =
            notFound("org.domain.not_found", "The organization does not have this domain.");
    public static final DomainError DOMAIN_ALREADY_ADDED =
            alreadyExists("org.domain.already_added", "The organization already has this domain.");
    public static final DomainError DOMAIN_ALREADY_VERIFIED =
            failedPrecondition("org.domain.already_verified", "The domain is already verified; no token is needed.");
    public static final DomainError DOMAIN_NOT_VERIFIED =
            failedPrecondition("org.domain.not_verified", "Only a verified domain can be the primary one.");
    public static final DomainError DOMAIN_NOT_CHALLENGED =
            failedPrecondition("org.domain.not_challenged", "Generate a token for this domain first, and publish it.");

    /** The look-up gave no such token; nothing is said about what was found instead. */
    public static final DomainError DOMAIN_NOT_PROVEN = failedPrecondition(
            "org.domain.not_proven",
            "The token was not found where it has to be published. New records may take a while to become visible.");

    public static final DomainError DOMAIN_CHALLENGE_CHANGED = DomainError.aborted(
            "org.domain.challenge_changed", "Another token was generated while this one was looked up. Verify again.");
    public static final DomainError DOMAIN_IS_PRIMARY = failedPrecondition(
            "org.domain.is_primary", "The primary domain cannot be removed; make another one primary first.");

    /** Each verified domain adds a login name to every user of the organization, so their number is limited. */
    public static final DomainError DOMAINS_TOO_MANY =
            failedPrecondition("org.domain.too_many", "An organization can have at most 100 domains.");

    public static final DomainError DOMAIN_CHECKS_BUSY = DomainError.unavailable(
                    "org.domain.checks_busy", "Too many domains are being verified at the moment.")
            .after(Duration.ofSeconds(15));

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

package dev.signet.org;

import java.util.List;
import java.util.Map;

/** Commands that change an organization. */
public sealed interface OrgCommand {

    /**
     * Creates the organization with a domain, which becomes the primary one. The domain counts as verified, because the
     * server assigns it.
     */
    record Add(String name, String domain) implements OrgCommand {}

    /** Gives the organization another name. */
    record Rename(String name) implements OrgCommand {}

    /** Deactivates the organization. */
    record Deactivate() implements OrgCommand {}

    /** Activates the organization again. */
    record Reactivate() implements OrgCommand {}

    /**
     * Removes the organization.
     *
     * @param isDefault whether it is the organization of the instance in which people are registered; it stays
     */
    record Remove(boolean isDefault) implements OrgCommand {}

    /**
     * Sets metadata entries.
     *
     * @param entries values in base64 by their keys
     */
    record SetMetadata(Map<String, String> entries) implements OrgCommand {}

    /** Removes all of these metadata entries or none. */
    record RemoveMetadata(List<String> keys) implements OrgCommand {}
}

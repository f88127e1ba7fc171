package dev.signet.org;

/** Changes that can be requested of an organization. */
public sealed interface OrgCommand {

    /**
     * Creates the organization with a domain that needs no proof, because the server assigns it. It becomes the primary
     * domain.
     */
    record Add(String name, String domain) implements OrgCommand {}

    /** Gives the organization another name. */
    record Rename(String name) implements OrgCommand {}

    /** Deactivates the organization. */
    record Deactivate() implements OrgCommand {}

    /** Activates the organization again. */
    record Reactivate() implements OrgCommand {}
}

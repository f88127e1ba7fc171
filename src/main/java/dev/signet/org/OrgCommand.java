package dev.signet.org;

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
}

package dev.signet.org;

/** What can be asked of an organization. */
public sealed interface OrgCommand {

    /** Creates it with a domain the server vouches for, which becomes the primary one. */
    record Add(String name, String domain) implements OrgCommand {}

    /** Gives it another name. */
    record Rename(String name) implements OrgCommand {}

    /** Shuts it. */
    record Deactivate() implements OrgCommand {}

    /** Opens it again. */
    record Reactivate() implements OrgCommand {}
}

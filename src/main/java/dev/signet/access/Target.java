package dev.signet.access;

/** What the roles of a membership apply to. */
public sealed interface Target {

    /**
     * Returns the id of the organization in which the target is managed, or of the instance. For a project grant it is the
     * organization to which the project is granted.
     */
    String owner();

    /** The whole instance; applies to every organization. */
    record Instance(String owner) implements Target {}

    /** One organization. */
    record Organization(String owner) implements Target {}

    /** One project of an organization. */
    record Project(String owner, String projectId) implements Target {}

    /** One project that was granted to an organization. */
    record ProjectGrant(String owner, String projectId, String grantId) implements Target {}
}

package dev.signet.access;

/** What a membership is held on. */
public sealed interface Target {

    /** The organization (or instance) in which the membership is looked up. */
    String owner();

    /** The whole instance: counts in every organization. */
    record Instance(String owner) implements Target {}

    /** One organization. */
    record Organization(String owner) implements Target {}

    /** One project of an organization. */
    record Project(String owner, String projectId) implements Target {}

    /** One project as granted to an organization. */
    record ProjectGrant(String owner, String projectId, String grantId) implements Target {}
}

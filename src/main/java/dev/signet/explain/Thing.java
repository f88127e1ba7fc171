package dev.signet.explain;

/** What an action is about. */
public sealed interface Thing {

    /** The instance. */
    record Instance() implements Thing {}

    /** An organization. */
    record Organization(String id) implements Thing {}

    /** A project. */
    record Project(String id) implements Thing {}

    /** A project grant. */
    record ProjectGrant(String id) implements Thing {}

    /** A user. */
    record User(String id) implements Thing {}
}

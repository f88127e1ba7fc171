package dev.signet.explain;

/** What a user might do. */
public sealed interface Action {

    /** Calls that need this permission, such as {@code user.read}. */
    record Permission(String name) implements Action {}

    /** What applications let those do who have this role of the project. */
    record ProjectRole(String key) implements Action {}
}

package dev.signet.explain;

/** What a user might do. */
public sealed interface Action {

    /** Calls that need this permission, such as {@code user.read}. */
    record Permission(String name) implements Action {}

    /** What the applications of the project allow a user who has this role. */
    record ProjectRole(String key) implements Action {}
}

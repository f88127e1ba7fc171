package dev.signet.user;

/** The kind of a user, which never changes (requirement Z-1); stored in the column {@code user_view.type}. */
public enum UserType {
    HUMAN,
    MACHINE
}

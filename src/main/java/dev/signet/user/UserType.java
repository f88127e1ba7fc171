package dev.signet.user;

/** A user is exactly one of these, for ever (requirement Z-1); stored in the column {@code user_view.type}. */
public enum UserType {
    HUMAN,
    MACHINE
}

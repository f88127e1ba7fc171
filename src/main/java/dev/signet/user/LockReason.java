package dev.signet.user;

/** Who or what locked a user. */
public enum LockReason {
    ADMINISTRATOR,
    PASSWORD_ATTEMPTS
}

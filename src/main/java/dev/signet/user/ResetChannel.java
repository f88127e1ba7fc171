package dev.signet.user;

/** The way a code to set a new password reaches the person. */
public enum ResetChannel {
    EMAIL,
    SMS
}

package dev.signet.user;

/** How a code for setting a new password is sent to the person. */
public enum ResetChannel {
    EMAIL,
    SMS
}

package dev.signet.application;

/** Which projects other than its own an application may request as audience of its tokens. */
public enum ProjectAudience {
    /** {@link #OWN_PROJECT} for a client that registered itself, and {@link #OWN_ORGANIZATION} for every other one. */
    DEFAULT,
    /** No other project. */
    OWN_PROJECT,
    /** Every project of its organization. */
    OWN_ORGANIZATION
}

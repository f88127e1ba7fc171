package dev.signet.application;

/** Which projects, beside its own, an application may name as audience of its tokens. */
public enum ProjectAudience {
    /** As {@link #OWN_ORGANIZATION}, but {@link #OWN_PROJECT} for a client that registered itself. */
    DEFAULT,
    /** No other. */
    OWN_PROJECT,
    /** Every project of its organization. */
    OWN_ORGANIZATION
}

package dev.signet.application;

/** Where a client runs, or that it is an API. */
public enum AppType {
    /** On a server, which can keep a secret. */
    WEB,
    /** In a browser. */
    USER_AGENT,
    /** On a device. */
    NATIVE,
    /** A resource server: introspects tokens, signs nobody in. */
    API
}

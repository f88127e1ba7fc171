package dev.signet.application;

/** Where a client runs, or that it is an API. */
public enum AppType {
    /** A client on a server, where it can keep a secret. */
    WEB,
    /** A client in a browser. */
    USER_AGENT,
    /** A client installed on a device. */
    NATIVE,
    /** A resource server, which introspects tokens and signs nobody in. */
    API
}

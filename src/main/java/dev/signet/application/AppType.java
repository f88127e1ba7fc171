package dev.signet.application;

/** The type of an application: for a client, where it runs. */
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

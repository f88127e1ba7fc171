package dev.signet.api.http;

/** The system properties that the HTTP server needs and for which Quarkus has no configuration keys. */
public final class ServerProperties {
    private ServerProperties() {}

    /** Sets the properties; must be called before the first server starts. */
    public static void set() {
        System.setProperty(ConnectionGuard.ENABLED, ConnectionGuard.BY_SERVICE);
        System.setProperty(RequestHeads.OWN_URI_CHECK, "true");
    }
}

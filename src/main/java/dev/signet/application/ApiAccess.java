package dev.signet.application;

/**
 * Whose tokens an application gets may call this server's own API (attack A-32). Ordered: each opens more than the one
 * before it.
 */
public enum ApiAccess {
    /** Nobody's: the scope that asks for the API is left out. */
    NONE,
    /**
     * Those of users of the application's own organization whose manager roles all lie in it, so that nothing outside this
     * organization can be reached.
     */
    ORGANIZATION,
    /** Everybody's, instance owners included. */
    INSTANCE
}

package dev.signet.application;

/**
 * On behalf of which users an application may call this server's own API (attack A-32). Each constant allows more than
 * the one before it.
 */
public enum ApiAccess {
    /** Of no user: the scope that requests the API is left out. */
    NONE,
    /**
     * Of users of the application's own organization whose manager roles all belong to this organization, so that
     * nothing outside of it can be reached.
     */
    ORGANIZATION,
    /** Of every user, including instance owners. */
    INSTANCE
}

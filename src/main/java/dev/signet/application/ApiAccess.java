package dev.signet.application;

/**
 * On behalf of which users an application may call this server's own API (attack A-32). Each constant allows more than
 * the one before it.
 */
public enum ApiAccess {
    /** On behalf of no user: the scope with which a client requests access to the API is ignored. */
    NONE,
    /**
     * On behalf of users of the application's own organization whose manager roles all belong to this organization, so
     * that nothing outside of it can be reached.
     */
    ORGANIZATION,
    /** On behalf of every user, including instance owners. */
    INSTANCE
}

package dev.signet.user;

/** Form of the access tokens a machine user gets. */
public enum AccessTokenType {
    /** Opaque. */
    BEARER,
    JWT
}

package dev.signet.user;

/** The form of the access tokens that a machine user gets. */
public enum AccessTokenType {
    /** Opaque; resource servers check it by introspection. */
    BEARER,
    JWT
}

package dev.signet.application;

/** The form of the access tokens that a client gets. */
public enum AccessTokenType {
    /** Opaque; resource servers check it by introspection. */
    BEARER,
    /** Signed JWT (RFC 9068). */
    JWT
}

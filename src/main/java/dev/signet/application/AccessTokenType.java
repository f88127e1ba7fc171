package dev.signet.application;

/** Form of the access tokens a client gets. */
public enum AccessTokenType {
    /** Opaque; checked by introspection. */
    BEARER,
    /** Signed JWT (RFC 9068). */
    JWT
}

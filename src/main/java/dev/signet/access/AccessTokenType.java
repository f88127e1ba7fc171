package dev.signet.access;

/** The form of the access tokens that an application or a machine user gets. */
public enum AccessTokenType {
    /** Opaque; resource servers check it by introspection. */
    BEARER,
    /** Signed JWT (RFC 9068). */
    JWT
}

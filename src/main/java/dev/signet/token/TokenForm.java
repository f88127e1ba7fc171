package dev.signet.token;

/** The form of an access token. */
public enum TokenForm {
    /** An opaque text that only this server can read. */
    OPAQUE,
    /** A signed JWT that anybody can read (RFC 9068). */
    JWT
}

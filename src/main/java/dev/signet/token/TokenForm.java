package dev.signet.token;

/** What an access token looks like. */
public enum TokenForm {
    /** Readable by this server alone. */
    OPAQUE,
    /** Signed, readable by anybody (RFC 9068). */
    JWT
}

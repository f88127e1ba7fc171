package dev.signet.application;

/** The header {@code typ} of access tokens that are JWTs. */
public enum AccessTokenHeader {
    /** As the server is configured. */
    DEFAULT,
    /** {@code at+jwt} (RFC 9068 section 2.1). */
    AT_JWT,
    /** {@code JWT}, for resource servers that refuse any other, such as Spring Security's default decoder. */
    JWT
}

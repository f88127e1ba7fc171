package dev.signet.application;

/** The {@code typ} header of access tokens that are JWTs. */
public enum AccessTokenHeader {
    /** The value that the server is configured with. */
    DEFAULT,
    /** {@code at+jwt} (RFC 9068 section 2.1). */
    AT_JWT,
    /**
     * {@code JWT}, for resource servers that refuse every other value, such as those with Spring Security's default
     * decoder.
     */
    JWT
}

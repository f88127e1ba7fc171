package dev.signet.application;

/** How a client proves who it is at the token endpoint (OpenID Connect Core, section 9). */
public enum AuthMethod {
    /** By its secret in the Authorization header. */
    BASIC,
    /** By its secret in the body. */
    POST,
    /** Not at all; PKCE is required. */
    NONE,
    /** By a signed assertion (RFC 7523). */
    PRIVATE_KEY_JWT;

    /** Whether it needs a client secret. */
    public boolean usesSecret() {
        return this == BASIC || this == POST;
    }
}

package dev.signet.application;

/** How a client authenticates at the token endpoint (OpenID Connect Core, section 9). */
public enum AuthMethod {
    /** By its secret in the Authorization header. */
    BASIC,
    /** By its secret in the body. */
    POST,
    /** Not at all; PKCE is required. */
    NONE,
    /** By a signed assertion (RFC 7523). */
    PRIVATE_KEY_JWT;

    /** Tells whether this method needs a client secret. */
    public boolean usesSecret() {
        return this == BASIC || this == POST;
    }
}

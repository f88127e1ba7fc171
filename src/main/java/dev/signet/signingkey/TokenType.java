package dev.signet.signingkey;

/**
 * The kind of a signed token, which its {@code typ} header names, so that a token of one kind cannot be used as a token
 * of another kind (RFC 8725, 3.11).
 */
public enum TokenType {
    /**
     * ID tokens, signed userinfo responses, and access tokens of applications or instances configured for this {@code
     * typ}.
     */
    JWT("JWT"),
    /** Access tokens (RFC 9068). */
    ACCESS_TOKEN("at+jwt"),
    /** Logout tokens (OpenID Connect Back-Channel Logout 2.4). */
    LOGOUT_TOKEN("logout+jwt");

    private static final String MEDIA_TYPE_PREFIX = "application/";

    private final String typ;

    TokenType(String typ) {
        this.typ = typ;
    }

    /** Returns the value of the {@code typ} header. */
    public String typ() {
        return typ;
    }

    /**
     * Tells whether a {@code typ} header names this type, regardless of case and with or without {@code application/}
     * (RFC 7515, 4.1.9).
     */
    boolean matches(String header) {
        boolean prefixed = header.regionMatches(true, 0, MEDIA_TYPE_PREFIX, 0, MEDIA_TYPE_PREFIX.length());
        return typ.equalsIgnoreCase(prefixed ? header.substring(MEDIA_TYPE_PREFIX.length()) : header);
    }
}

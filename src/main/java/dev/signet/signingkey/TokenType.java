package dev.signet.signingkey;

/** What a signed token is, as its {@code typ} header says it, so that none passes for another (RFC 8725, 3.11). */
public enum TokenType {
    /** ID tokens and signed userinfo answers. */
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

    /** The value of the {@code typ} header. */
    public String typ() {
        return typ;
    }

    /** Compares media types: without regard to case, with or without {@code application/} (RFC 7515, 4.1.9). */
    boolean matches(String header) {
        boolean prefixed = header.regionMatches(true, 0, MEDIA_TYPE_PREFIX, 0, MEDIA_TYPE_PREFIX.length());
        return typ.equalsIgnoreCase(prefixed ? header.substring(MEDIA_TYPE_PREFIX.length()) : header);
    }
}

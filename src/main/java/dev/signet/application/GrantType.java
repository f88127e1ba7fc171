package dev.signet.application;

/** The OAuth grant types. */
public enum GrantType {
    /** The authorization code grant (RFC 6749 section 4.1). */
    AUTHORIZATION_CODE("authorization_code"),
    /**
     * The implicit grant (RFC 6749 section 4.2). It can be configured for compatibility, but requests for it are
     * refused.
     */
    IMPLICIT("implicit"),
    /** The refresh of an access token (RFC 6749 section 6). */
    REFRESH_TOKEN("refresh_token"),
    /** The device authorization grant (RFC 8628). */
    DEVICE_CODE("urn:ietf:params:oauth:grant-type:device_code"),
    /** The token exchange (RFC 8693). */
    TOKEN_EXCHANGE("urn:ietf:params:oauth:grant-type:token-exchange");

    private final String value;

    GrantType(String value) {
        this.value = value;
    }

    /** Returns the value of the {@code grant_type} parameter. */
    public String value() {
        return value;
    }
}

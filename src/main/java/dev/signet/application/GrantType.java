package dev.signet.application;

/** The OAuth grant types. */
public enum GrantType {
    /** RFC 6749 section 4.1. */
    AUTHORIZATION_CODE("authorization_code"),
    /** RFC 6749 section 4.2; can be configured for compatibility but is never granted. */
    IMPLICIT("implicit"),
    /** RFC 6749 section 6. */
    REFRESH_TOKEN("refresh_token"),
    /** RFC 8628. */
    DEVICE_CODE("urn:ietf:params:oauth:grant-type:device_code"),
    /** RFC 8693. */
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

package dev.signet.application;

/** What the response of the authorization endpoint contains. */
public enum ResponseType {
    CODE("code"),
    /** Can be configured for compatibility, but requests for it are refused. */
    ID_TOKEN("id_token"),
    /** Can be configured for compatibility, but requests for it are refused. */
    ID_TOKEN_TOKEN("id_token token");

    private final String value;

    ResponseType(String value) {
        this.value = value;
    }

    /** Returns the value of the {@code response_type} parameter. */
    public String value() {
        return value;
    }
}

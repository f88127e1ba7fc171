package dev.signet.application;

/** What an authorization endpoint answers with. */
public enum ResponseType {
    CODE("code"),
    /** Can be configured for compatibility; is never answered. */
    ID_TOKEN("id_token"),
    /** Can be configured for compatibility; is never answered. */
    ID_TOKEN_TOKEN("id_token token");

    private final String value;

    ResponseType(String value) {
        this.value = value;
    }

    /** Its {@code response_type} parameter. */
    public String value() {
        return value;
    }
}

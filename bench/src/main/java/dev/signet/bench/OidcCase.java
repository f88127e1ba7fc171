package dev.signet.bench;

/** What {@link OidcCases} measures, in this order. */
enum OidcCase {
    DISCOVERY,
    JWKS,
    CLIENT_CREDENTIALS,
    INTROSPECTION,
    USERINFO,
    REFRESH,
    PASSWORD_LOGIN;

    /** Whether persons must sign in. */
    boolean needsPersons() {
        return switch (this) {
            case DISCOVERY, JWKS, CLIENT_CREDENTIALS, INTROSPECTION -> false;
            case USERINFO, REFRESH, PASSWORD_LOGIN -> true;
        };
    }
}

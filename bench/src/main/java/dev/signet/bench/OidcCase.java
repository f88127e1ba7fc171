package dev.signet.bench;

/** The cases of {@link OidcCases}, in the order in which they are measured. */
enum OidcCase {
    DISCOVERY,
    JWKS,
    CLIENT_CREDENTIALS,
    INTROSPECTION,
    USERINFO,
    REFRESH,
    PASSWORD_LOGIN;

    /** Whether the case needs persons who can sign in. */
    boolean needsPersons() {
        return switch (this) {
            case DISCOVERY, JWKS, CLIENT_CREDENTIALS, INTROSPECTION -> false;
            case USERINFO, REFRESH, PASSWORD_LOGIN -> true;
        };
    }
}

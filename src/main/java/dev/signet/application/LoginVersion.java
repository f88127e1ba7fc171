package dev.signet.application;

/**
 * Which of ZITADEL's sign-in pages a client asks for. The value is only stored and returned, because this server has a
 * single set of pages.
 */
public enum LoginVersion {
    UNSPECIFIED,
    LOGIN_V1,
    LOGIN_V2
}

package dev.signet.application;

/**
 * Which of ZITADEL's sign-in pages a client asks for. Stored and returned only, because this server has one set of
 * pages.
 */
public enum LoginVersion {
    UNSPECIFIED,
    LOGIN_V1,
    LOGIN_V2
}

package dev.signet.application;

/** Which sign-in pages a client asks for; kept and answered, there is one set of pages. */
public enum LoginVersion {
    UNSPECIFIED,
    LOGIN_V1,
    LOGIN_V2
}

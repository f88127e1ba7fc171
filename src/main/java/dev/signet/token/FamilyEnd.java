package dev.signet.token;

/** Why a family was ended; stored by name. */
public enum FamilyEnd {
    /** The client revoked its token (RFC 7009). */
    CLIENT,
    /** The user ended it. */
    USER,
    /** An administrator ended it or its session. */
    ADMINISTRATOR,
    /** An old refresh token was used again (RFC 9700 section 4.14.2). */
    REUSE,
    /** The authorization code was used again (RFC 6749 section 4.1.2). */
    CODE_REUSE,
    /** The person signed out. */
    SIGN_OUT,
    /** The user was deleted, deactivated, suspended or locked by an administrator. */
    USER_DISABLED,
    /** The password was changed after the family had been opened. */
    PASSWORD_CHANGED
}

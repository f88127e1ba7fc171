package dev.signet.session;

/** Why a session was ended; stored by name. */
public enum SessionEnd {
    /** The person signed out. */
    SIGN_OUT,
    /** An administrator ended it. */
    ADMINISTRATOR,
    /** The user was deleted. */
    USER_REMOVED,
    /** The user was deactivated, suspended or locked by an administrator. */
    USER_DISABLED,
    /** The password was changed, and no proof was given in this session since then. */
    PASSWORD_CHANGED
}

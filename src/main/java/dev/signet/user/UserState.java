package dev.signet.user;

/**
 * The state of a user (requirement Z-3). Only an {@link #ACTIVE} user can sign in or use a token. A lock by wrong
 * passwords that ends by itself is an exception: it only blocks password checks.
 *
 * <p>The names are stored in events and in the column {@code user_view.state}.
 */
public enum UserState {
    /** Does not exist; never stored. */
    ABSENT,
    /** Can sign in and use tokens. */
    ACTIVE,
    /** Deactivated by an administrator until reactivated. */
    INACTIVE,
    /** Deleted; every call except erasing and reading the history answers NOT_FOUND. */
    DELETED,
    /** Locked by an administrator or by too many wrong passwords. */
    LOCKED,
    /** Suspended by an administrator. Only reinstating ends this state; unlocking or reactivating does not. */
    SUSPENDED,
    /** Created, but the person has not yet verified the e-mail address or has no password. */
    INITIAL;

    /** Tells whether the user exists and was not deleted. */
    public boolean exists() {
        return this != ABSENT && this != DELETED;
    }
}

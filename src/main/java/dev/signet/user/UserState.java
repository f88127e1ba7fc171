package dev.signet.user;

/**
 * Where a user stands (requirement Z-3). Only an {@link #ACTIVE} user signs in or uses a token.
 *
 * <p>The names are stored in events and in the column {@code user_view.state}.
 */
public enum UserState {
    /** Does not exist; never stored. */
    ABSENT,
    /** In service. */
    ACTIVE,
    /** Taken out of service by an administrator until reactivated. */
    INACTIVE,
    /** Deleted; every call but the erasure and the history answers NOT_FOUND. */
    DELETED,
    /** Locked by an administrator or by too many wrong passwords. */
    LOCKED,
    /** Held back by a reviewer; ends only by reinstatement, not by what ends a lock or a deactivation. */
    SUSPENDED,
    /** Created, but the person has not yet proven the address or has no password. */
    INITIAL;

    /** Whether there is such a user that was not deleted. */
    public boolean exists() {
        return this != ABSENT && this != DELETED;
    }
}

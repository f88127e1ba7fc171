package dev.signet.user;

/**
 * A user as a caller addresses it: one of another organization is not found.
 *
 * @param orgId organization the caller acts in; empty for the server itself, which reaches every user
 * @param userId decimal string
 */
public record UserRef(String orgId, String userId) {

    /** A user addressed by the server itself, whatever its organization. */
    public static UserRef anywhere(String userId) {
        return new UserRef("", userId);
    }
}

package dev.signet.user;

/**
 * Identifies a user together with the organization it must belong to. A user of another organization is treated as not
 * existing.
 *
 * @param orgId organization that the caller acts in; empty for the server itself, which finds every user
 * @param userId id of the user: a decimal number, or the id that was chosen when the user was created
 */
public record UserRef(String orgId, String userId) {

    /** Creates the reference that the server itself uses for a user of any organization. */
    public static UserRef anywhere(String userId) {
        return new UserRef("", userId);
    }
}

package dev.signet.membership;

import dev.signet.jdbc.GatheredQuery;

/** SQL fragments with which other packages read {@code membership_view}, the table of memberships. */
public final class MembershipSql {
    private MembershipSql() {}

    /**
     * Returns a left join for a {@link GatheredQuery} to every membership of a user, with the columns
     * {@code target_type}, {@code org_id} and {@code roles}. They are null if the user has no membership.
     *
     * @param userId SQL expression of the user's id
     */
    public static String lookUp(String alias, String userId) {
        return GatheredQuery.lookUp("membership_view", alias, "user_id = " + userId);
    }
}

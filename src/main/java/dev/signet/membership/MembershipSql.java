package dev.signet.membership;

import dev.signet.access.Membership;
import dev.signet.jdbc.GatheredQuery;

/** SQL fragments with which other packages read {@code membership_view}, the table of memberships. */
public final class MembershipSql {
    /** The columns that {@link Membership#read} needs, if {@code m} is the alias of the memberships. */
    public static final String COLUMNS =
            "m.target_type, m.target_id, m.org_id as target_org_id, m.project_grant_id, m.roles";

    private MembershipSql() {}

    /**
     * Returns a left join for a {@link GatheredQuery} to every membership of a user. Its columns are null if the user has
     * no membership.
     *
     * @param userId SQL expression of the user's id
     */
    public static String lookUp(String alias, String userId) {
        return GatheredQuery.lookUp("membership_view", alias, "user_id = " + userId);
    }
}

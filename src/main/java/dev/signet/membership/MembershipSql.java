package dev.signet.membership;

import dev.signet.jdbc.GatheredQuery;

/** Fragments of SQL by which statements of other features reach the rows of memberships. */
public final class MembershipSql {
    private MembershipSql() {}

    /**
     * A look-up in a {@link GatheredQuery} of every membership of a user, with the columns {@code target_type},
     * {@code org_id} and {@code roles}; nulls if there is none.
     *
     * @param userId an expression
     */
    public static String lookUp(String alias, String userId) {
        return GatheredQuery.lookUp("membership_view", alias, "user_id = " + userId);
    }
}

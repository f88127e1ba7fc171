package dev.signet.group;

/** SQL fragments with which other packages read the tables of groups and their members. */
public final class GroupSql {
    private GroupSql() {}

    /**
     * Returns a FROM item with the groups of a user, whose columns are {@code id}, {@code name} and {@code state} (a name
     * of {@link GroupState}).
     *
     * @param userId SQL expression of the id of the user
     */
    public static String ofUser(String alias, String userId) {
        return "(select gr.id, gr.name, gr.state from group_member_view gm join group_view gr on gr.id = gm.group_id"
                + " where gm.user_id = " + userId + ") " + alias;
    }

    /** Returns a left join to the columns {@code name} and {@code state} of a group. */
    public static String leftJoin(String alias, String groupId) {
        return " left join group_view " + alias + " on " + alias + ".id = " + groupId;
    }
}

package dev.signet.groupgrant;

import dev.signet.group.GroupSql;

/** SQL fragments with which other packages read {@code group_grant_view}, the table of group grants. */
public final class GroupGrantSql {
    private GroupGrantSql() {}

    /**
     * Returns a query for the grants to the groups of a user, with the columns {@code id}, {@code group_id},
     * {@code group_name}, {@code group_state}, {@code project_id}, {@code project_grant_id}, {@code org_id},
     * {@code role_keys} and {@code state}.
     *
     * @param userId SQL expression of the id of the user
     * @param projectIds SQL expression of an array with the ids of the projects
     */
    public static String ofUser(String userId, String projectIds) {
        return "select gg.id, gg.group_id, og.name as group_name, og.state as group_state, gg.project_id,"
                + " gg.project_grant_id, gg.org_id, gg.role_keys, gg.state from " + GroupSql.ofUser("og", userId)
                + " join group_grant_view gg on gg.group_id = og.id and gg.project_id = any(" + projectIds + ")";
    }
}

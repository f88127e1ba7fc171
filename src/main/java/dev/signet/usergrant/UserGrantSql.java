package dev.signet.usergrant;

/** SQL fragments with which other packages read {@code user_grant_view}, the table of user grants. */
public final class UserGrantSql {
    private UserGrantSql() {}

    /**
     * Returns a query for the grants of a user. Its columns are those of {@code GroupGrantSql.ofUser}; there is no group,
     * so that its id and name are empty and its state is ACTIVE.
     *
     * @param userId SQL expression of the id of the user
     * @param projectIds SQL expression of an array with the ids of the projects
     */
    public static String ofUser(String userId, String projectIds) {
        return "select ug.id, '' as group_id, '' as group_name, 'ACTIVE' as group_state, ug.project_id,"
                + " ug.project_grant_id, ug.org_id, ug.role_keys, ug.state from user_grant_view ug where ug.user_id = "
                + userId + " and ug.project_id = any(" + projectIds + ")";
    }
}

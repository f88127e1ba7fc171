package dev.signet.projectgrant;

import dev.signet.jdbc.GatheredQuery;

/** SQL fragments with which other packages read {@code project_grant_view}, the table of project grants. */
public final class ProjectGrantSql {
    private ProjectGrantSql() {}

    /**
     * Returns the condition that a project grant includes a role.
     *
     * @param grantId SQL expression of the id of the project grant; empty for roles that depend on none
     * @param key SQL expression of the key of the role
     */
    public static String includes(String grantId, String key) {
        return "(" + grantId + " = '' or exists (select 1 from project_grant_view gi where gi.id = " + grantId + " and "
                + key + " = any(gi.role_keys)))";
    }

    /**
     * Returns a left join for a {@link GatheredQuery} to the column {@code state} of a project grant, which is null if
     * there is no such project grant.
     */
    public static String lookUp(String alias, String grantId) {
        return GatheredQuery.lookUp("state", "project_grant_view", alias, "id = " + grantId);
    }
}

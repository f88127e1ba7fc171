package dev.signet.projectgrant;

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
     * Returns the condition that roles which depend on a project grant are in force.
     *
     * @param grantId SQL expression of the id of the project grant; empty for roles that depend on none
     */
    public static String isActive(String grantId) {
        return "(" + grantId + " = '' or exists (select 1 from project_grant_view ga where ga.id = " + grantId
                + " and ga.state = 'ACTIVE'))";
    }
}

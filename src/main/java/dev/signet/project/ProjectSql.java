package dev.signet.project;

import dev.signet.jdbc.GatheredQuery;

/**
 * SQL fragments with which other packages read {@code project_view}, the table of projects. They give access to the
 * columns {@code id}, {@code org_id}, {@code name}, {@code state} (a name of {@link ProjectState}), {@code role_assertion},
 * {@code role_check}, {@code has_project_check} and {@code private_labeling}. A parameter {@code id} is an SQL
 * expression of the project's id.
 */
public final class ProjectSql {
    /** FROM clause with all projects, which have the alias {@code p}. */
    public static final String FROM = " from project_view p ";

    private static final String COLUMNS =
            "id, org_id, state, role_assertion, role_check, has_project_check, private_labeling";

    private ProjectSql() {}

    /** Returns a left join for a {@link GatheredQuery}. Its columns are null if there is no such project. */
    public static String lookUp(String alias, String id) {
        return GatheredQuery.lookUp(COLUMNS, "project_view", alias, "id = " + id);
    }

    /** Returns a left join, whose columns are null if there is no such project. */
    public static String leftJoin(String alias, String id) {
        return " left join project_view " + alias + " on " + alias + ".id = " + id;
    }

    /** Returns the condition that a project has a role; both parameters are SQL expressions. */
    public static String hasRole(String projectId, String key) {
        return "exists (select 1 from project_role_view pr where pr.project_id = " + projectId + " and pr.key = " + key
                + ")";
    }

    /** Returns an inner join for a {@link GatheredQuery}, which omits questions for which there is no such project. */
    public static String lookUpOnly(String alias, String id) {
        return GatheredQuery.lookUpOnly(COLUMNS, "project_view", alias, "id = " + id);
    }
}

package dev.signet.project;

import dev.signet.jdbc.GatheredQuery;

/**
 * Fragments of SQL by which statements of other features reach the rows of projects. They have the columns {@code id},
 * {@code org_id}, {@code state} (a name of {@link ProjectState}), {@code role_assertion}, {@code role_check},
 * {@code has_project_check} and {@code private_labeling}. An {@code id} is an expression.
 */
public final class ProjectSql {
    /** All projects, as {@code p}. */
    public static final String FROM = " from project_view p ";

    private static final String COLUMNS =
            "id, org_id, state, role_assertion, role_check, has_project_check, private_labeling";

    private ProjectSql() {}

    /** A look-up in a {@link GatheredQuery}; nulls if there is no such project. */
    public static String lookUp(String alias, String id) {
        return GatheredQuery.lookUp(COLUMNS, "project_view", alias, "id = " + id);
    }

    /** The same look-up, but without the questions for which there is no project. */
    public static String lookUpOnly(String alias, String id) {
        return GatheredQuery.lookUpOnly(COLUMNS, "project_view", alias, "id = " + id);
    }
}

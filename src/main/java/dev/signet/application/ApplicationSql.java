package dev.signet.application;

import dev.signet.jdbc.GatheredQuery;

/** Fragments of SQL by which statements of other features reach the rows of applications. */
public final class ApplicationSql {
    private static final String COLUMNS = "project_id, org_id, state, api_access, userinfo_alg";

    private ApplicationSql() {}

    /**
     * A look-up of a client in a {@link GatheredQuery}, with the columns {@code project_id}, {@code org_id}, {@code state}
     * (a name of {@link ApplicationState}), {@code api_access} and {@code userinfo_alg}; nulls if there is none.
     *
     * @param clientId an expression
     */
    public static String lookUp(String alias, String clientId) {
        return GatheredQuery.lookUp(
                COLUMNS, "application_view", alias, "client_id = " + clientId + " and client_id <> ''");
    }
}

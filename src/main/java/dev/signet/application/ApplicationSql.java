package dev.signet.application;

import dev.signet.jdbc.GatheredQuery;

/** SQL fragments with which other packages read {@code application_view}, the table of applications. */
public final class ApplicationSql {
    private static final String COLUMNS = "project_id, org_id, state, api_access, flat_claims, userinfo_alg";

    private ApplicationSql() {}

    /**
     * Returns a left join for a {@link GatheredQuery} with the columns {@code project_id}, {@code org_id},
     * {@code state} (a name of {@link ApplicationState}), {@code api_access}, {@code flat_claims} and {@code userinfo_alg}. They are null if
     * there is no such client.
     *
     * @param clientId SQL expression of the client id
     */
    public static String lookUp(String alias, String clientId) {
        return GatheredQuery.lookUp(
                COLUMNS, "application_view", alias, "client_id = " + clientId + " and client_id <> ''");
    }
}

package dev.signet.session;

import dev.signet.jdbc.GatheredQuery;

/**
 * Fragments of SQL by which statements of other features reach the rows of sessions. The rows have the columns {@code
 * user_id}, {@code state} (a name of {@link SessionState}) and {@code proved_at}. Each parameter {@code id} is an SQL
 * expression.
 */
public final class SessionSql {
    private static final String COLUMNS = Session.COLUMNS + ", proved_at";

    private SessionSql() {}

    /** A left join of a {@link GatheredQuery}, whose columns are null if there is no such session. */
    public static String lookUp(String alias, String id) {
        return GatheredQuery.lookUp(COLUMNS, "session_view", alias, "id = " + id);
    }

    /** The same as an inner join, which leaves out questions for which there is no session. */
    public static String lookUpOnly(String alias, String id) {
        return GatheredQuery.lookUpOnly(COLUMNS, "session_view", alias, "id = " + id);
    }

    /** The columns that {@link Session#read} needs, of the session table with this alias. */
    public static String columns(String alias) {
        return alias + '.' + Session.COLUMNS.replace(", ", ", " + alias + '.');
    }

    /** A left join whose columns are null if there is no such session; further conditions may be appended. */
    public static String leftJoin(String alias, String id) {
        return " left join session_view " + alias + " on " + alias + ".id = " + id;
    }
}

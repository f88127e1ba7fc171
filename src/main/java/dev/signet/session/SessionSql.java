package dev.signet.session;

import dev.signet.jdbc.GatheredQuery;

/**
 * Fragments of SQL by which statements of other features reach the rows of sessions. They have the columns
 * {@code user_id}, {@code state} (a name of {@link SessionState}) and {@code proved_at}. An {@code id} is an expression.
 */
public final class SessionSql {
    private static final String COLUMNS = Session.COLUMNS + ", proved_at";

    private SessionSql() {}

    /** A look-up in a {@link GatheredQuery}; nulls if there is no such session. */
    public static String lookUp(String alias, String id) {
        return GatheredQuery.lookUp(COLUMNS, "session_view", alias, "id = " + id);
    }

    /** The same look-up, but without the questions for which there is no session. */
    public static String lookUpOnly(String alias, String id) {
        return GatheredQuery.lookUpOnly(COLUMNS, "session_view", alias, "id = " + id);
    }

    /** The columns that {@link Session#read} needs, of a session with this alias. */
    public static String columns(String alias) {
        return alias + '.' + Session.COLUMNS.replace(", ", ", " + alias + '.');
    }

    /** A join to nulls where there is no such session. Further conditions may follow. */
    public static String leftJoin(String alias, String id) {
        return " left join session_view " + alias + " on " + alias + ".id = " + id;
    }
}

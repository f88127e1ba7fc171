package dev.signet.vault;

import dev.signet.jdbc.Sql;
import java.util.Map;

/**
 * Erases what one package stores about a person. Each such package implements this interface in a singleton CDI bean.
 * All implementations run in the transaction that appends {@code user.erased}: either all of them succeed or nothing is
 * erased.
 */
public interface Eraser {
    /** The stream type of users. The secrets and claims of a user are stored under this type too. */
    String PERSON = "user";

    /**
     * Returns how many rows of the package's tables are about a person, by table. Every implementation is asked before
     * any row is deleted.
     */
    Map<String, Long> count(Sql transaction, String userId);

    /**
     * Removes what remains after {@code user.erased}. The projections of that event and all {@code UserCascade}s have
     * already run in this transaction.
     */
    default void erase(Sql transaction, String userId) {}

    /**
     * Returns how many rows of a table have this value in a column.
     *
     * @param table becomes part of the SQL text, so it must be a literal of the calling package
     * @param column becomes part of the SQL text, so it must be a literal of the calling package
     */
    static long rows(Sql transaction, String table, String column, String value) {
        return transaction.single(
                "select count(*) as n from " + table + " where " + column + " = ?", row -> row.number("n"), value);
    }
}

package dev.signet.vault;

import dev.signet.jdbc.Sql;
import java.util.Map;

/**
 * Erases what one package holds of a person, as a CDI {@code @Singleton} of that package. All of them run in the one
 * transaction that appends {@code user.erased}: together they erase the person, or nothing happens.
 */
public interface Eraser {
    /** The type of the streams of persons, which secrets and claims are kept under, too. */
    String PERSON = "user";

    /**
     * How many rows of the package's tables are about a person, by table. Asked of every package before the first row
     * goes.
     */
    Map<String, Long> count(Sql transaction, String userId);

    /**
     * Removes what is left after the event {@code user.erased}: the projections of that event, and those who end what
     * belongs to a removed user, have been at work before.
     */
    default void erase(Sql transaction, String userId) {}

    /** How many rows of a table have this value in a column, both of which are literals of the package. */
    static long rows(Sql transaction, String table, String column, String value) {
        return transaction.single(
                "select count(*) as n from " + table + " where " + column + " = ?", row -> row.number("n"), value);
    }
}

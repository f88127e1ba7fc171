package dev.signet.jdbc;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs SQL with positional parameters.
 *
 * <p>Parameters may be {@code String}, {@code Long}, {@code Integer}, {@code Short}, {@code Boolean}, {@code Instant},
 * {@code byte[]}, {@code Enum} (by name), {@link Json}, arrays {@code String[]}, {@code Long[]}, {@code Short[]},
 * {@code byte[][]}, or null. An instant is truncated to microseconds, the precision of PostgreSQL. Values never become
 * part of the SQL text.
 */
public interface Sql {

    /** Returns all rows of a query. */
    <T> List<T> query(String sql, RowMapper<T> mapper, @Nullable Object... parameters);

    /**
     * Returns all rows of a query that the database plans anew for these values. For queries whose best plan depends on
     * the values (LIKE, LIMIT): one plan for all values would be a bad one for many of them.
     */
    <T> List<T> queryPlannedAnew(String sql, RowMapper<T> mapper, @Nullable Object... parameters);

    /**
     * Runs an INSERT, UPDATE, DELETE or a command without result.
     *
     * @return the number of affected rows
     */
    int update(String sql, @Nullable Object... parameters);

    /**
     * Like {@link #update}, for a statement whose result is not needed immediately. Inside a transaction the statement
     * is sent together with the next one, at the latest with the commit, which saves a round trip. If it fails, the
     * exception is thrown by the call that sends it.
     */
    default Written later(String sql, @Nullable Object... parameters) {
        int rows = update(sql, parameters);
        return () -> rows;
    }

    /**
     * Like {@link #query}, for rows that are not needed immediately. Inside a transaction and in {@link
     * Database#together} the statement is sent together with the next one, which saves a round trip. If it fails, the
     * exception is thrown by the call that sends it.
     */
    default <T> Asked<T> ask(String sql, RowMapper<T> mapper, @Nullable Object... parameters) {
        List<T> rows = query(sql, mapper, parameters);
        return () -> rows;
    }

    /**
     * Runs one UPDATE, INSERT or DELETE for each of several parameter lists, in order. Inside a transaction and in
     * {@link Database#together} all of them are sent together, and the driver may combine several INSERT ... VALUES
     * into one INSERT with several rows.
     */
    default void updateAll(String sql, List<@Nullable Object[]> parameters) {
        parameters.forEach(each -> update(sql, each));
    }

    /** The result of {@link #later}. */
    @FunctionalInterface
    interface Written {
        /** Returns the number of affected rows. Runs the statement first if it has not run yet. */
        int rows();
    }

    /** The result of {@link #ask}. */
    @FunctionalInterface
    interface Asked<T> {
        /** Returns all rows. Runs the statement first if it has not run yet. */
        List<T> rows();

        /** Returns the first row, or empty if there is none. */
        default Optional<T> first() {
            return rows().stream().findFirst();
        }
    }

    /** Returns the first row of a query, or empty if there is none. */
    default <T> Optional<T> first(String sql, RowMapper<T> mapper, @Nullable Object... parameters) {
        List<T> rows = query(sql, mapper, parameters);
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows.getFirst());
    }

    /** Returns the only row of a query that always has one. */
    default <T> T single(String sql, RowMapper<T> mapper, @Nullable Object... parameters) {
        return first(sql, mapper, parameters).orElseThrow(() -> new IllegalStateException("no row: " + sql));
    }

    /** A parameter of type {@code jsonb}. */
    record Json(String text) {}
}

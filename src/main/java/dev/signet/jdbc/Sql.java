package dev.signet.jdbc;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs SQL with positional parameters.
 *
 * <p>Parameters may be {@code String}, {@code Long}, {@code Integer}, {@code Short}, {@code Boolean}, {@code Instant},
 * {@code byte[]}, {@code Enum} (by name), {@link Json}, arrays {@code String[]}, {@code Long[]}, {@code Short[]},
 * {@code byte[][]}, or null. An instant is cut off after the microseconds, which is what PostgreSQL keeps. Values never become part of the SQL text.
 */
public interface Sql {

    /** All rows of a query. */
    <T> List<T> query(String sql, RowMapper<T> mapper, @Nullable Object... parameters);

    /**
     * All rows of a query that the database plans anew for these very values. For queries whose good plan depends on the
     * values (LIKE, LIMIT): a plan kept for all values would be a bad one for many.
     */
    <T> List<T> queryPlannedAnew(String sql, RowMapper<T> mapper, @Nullable Object... parameters);

    /** Runs an INSERT, UPDATE, DELETE or a command without result; returns the number of rows touched. */
    int update(String sql, @Nullable Object... parameters);

    /**
     * Like {@link #update}, for a number nobody waits for: inside a transaction the statement travels with the next one,
     * at the latest with the commit, and saves its own way to the database and back. It fails there too.
     */
    default Written later(String sql, @Nullable Object... parameters) {
        int rows = update(sql, parameters);
        return () -> rows;
    }

    /**
     * Runs one UPDATE, INSERT or DELETE for each of several parameter lists, in order; on a connection all of them travel
     * together.
     *
     * @return how many rows each has touched
     */
    default int[] updateAll(String sql, List<@Nullable Object[]> parameters) {
        return parameters.stream().mapToInt(each -> update(sql, each)).toArray();
    }

    /** The outcome of {@link #later}. */
    @FunctionalInterface
    interface Written {
        /** How many rows were touched; has the statement run if it is still waiting. */
        int rows();
    }

    /** The first row of a query, if any. */
    default <T> Optional<T> first(String sql, RowMapper<T> mapper, @Nullable Object... parameters) {
        List<T> rows = query(sql, mapper, parameters);
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows.getFirst());
    }

    /** The only row of a query that always has one. */
    default <T> T single(String sql, RowMapper<T> mapper, @Nullable Object... parameters) {
        return first(sql, mapper, parameters).orElseThrow(() -> new IllegalStateException("no row: " + sql));
    }

    /** A parameter of type {@code jsonb}. */
    record Json(String text) {}
}

package dev.signet.jdbc;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs every statement immediately instead of sending several together. For long series of statements in varying order:
 * each combination would be a new SQL text, which the database would have to parse and plan.
 */
public record AtOnce(Sql sql) implements Sql {

    @Override
    public <T> List<T> query(String text, RowMapper<T> mapper, @Nullable Object... parameters) {
        return sql.query(text, mapper, parameters);
    }

    @Override
    public <T> List<T> queryPlannedAnew(String text, RowMapper<T> mapper, @Nullable Object... parameters) {
        return sql.queryPlannedAnew(text, mapper, parameters);
    }

    @Override
    public int update(String text, @Nullable Object... parameters) {
        return sql.update(text, parameters);
    }
}

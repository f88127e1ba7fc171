package dev.signet.jdbc;

import java.sql.SQLException;

/** Converts the current row of a result to a value. */
@FunctionalInterface
public interface RowMapper<T> {
    T map(Row row) throws SQLException;
}

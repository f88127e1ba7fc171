package dev.signet.jdbc;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The database: single statements on their own, or several in one READ COMMITTED transaction. */
@Singleton
public final class Database implements Sql {
    private final DataSource dataSource;

    public Database(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public <T> List<T> query(String sql, RowMapper<T> mapper, @Nullable Object... parameters) {
        return withConnection(connection -> new Statements(connection).query(sql, mapper, parameters));
    }

    @Override
    public <T> List<T> queryPlannedAnew(String sql, RowMapper<T> mapper, @Nullable Object... parameters) {
        return withConnection(connection -> new Statements(connection).queryPlannedAnew(sql, mapper, parameters));
    }

    @Override
    public int update(String sql, @Nullable Object... parameters) {
        return withConnection(connection -> new Statements(connection).update(sql, parameters));
    }

    /** Runs the work in one transaction: commits when it returns, rolls back when it throws. */
    public <T extends @Nullable Object> T inTransaction(Function<Sql, T> work) {
        return withConnection(connection -> {
            connection.setAutoCommit(false);
            try {
                Statements statements = new Statements(connection);
                T answer = work.apply(statements);
                statements.commit();
                return answer;
            } catch (RuntimeException | Error failure) {
                rollback(connection, failure);
                throw failure;
            } finally {
                restoreAutoCommit(connection);
            }
        });
    }

    /** Lends a connection in auto-commit mode, for LISTEN and other uses that need the driver itself. */
    public <T extends @Nullable Object> T withConnection(ConnectionWork<T> work) {
        try (Connection connection = dataSource.getConnection()) {
            return work.apply(connection);
        } catch (SQLException e) {
            throw DatabaseError.translate(e);
        }
    }

    private static void rollback(Connection connection, Throwable cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    private static void restoreAutoCommit(Connection connection) throws SQLException {
        if (!connection.isClosed()) {
            connection.setAutoCommit(true);
        }
    }

    /** Work that needs the JDBC connection. */
    @FunctionalInterface
    public interface ConnectionWork<T extends @Nullable Object> {
        T apply(Connection connection) throws SQLException;
    }
}

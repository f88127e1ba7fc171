package dev.signet.jdbc;

import dev.signet.kernel.DomainException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The database. Runs single statements on their own, or several in one READ COMMITTED transaction.
 *
 * <p>After the database was away, the pool contains connections that the database has closed, which shows only when the
 * first statement fails. A read is then repeated on another connection, which is tested before, and so is a transaction
 * of which no statement was carried out. A single change is not repeated, because it may have been carried out. A
 * statement or transaction that PostgreSQL cancelled because of a deadlock is repeated once. The work of {@link
 * #inLongTransaction} and {@link #withConnection} is never repeated.
 */
@Singleton
public final class Database implements Sql {
    private final Connections connections;

    @Inject
    public Database(Connections connections) {
        this.connections = connections;
    }

    public Database(DataSource dataSource) {
        this(new Connections(dataSource));
    }

    @Override
    public <T> List<T> query(String sql, RowMapper<T> mapper, @Nullable Object... parameters) {
        return read(sql, statements -> statements.query(sql, mapper, parameters));
    }

    @Override
    public <T> List<T> queryPlannedAnew(String sql, RowMapper<T> mapper, @Nullable Object... parameters) {
        return read(sql, statements -> statements.queryPlannedAnew(sql, mapper, parameters));
    }

    private <T> List<T> read(String sql, Function<Statements, List<T>> work) {
        return new Attempt<List<T>>((connection, statements) -> work.apply(statements), kind(sql)).run();
    }

    @Override
    public int update(String sql, @Nullable Object... parameters) {
        return new Attempt<>((connection, statements) -> statements.update(sql, parameters), kind(sql)).run();
    }

    /**
     * Tells whether the database accepts changes, as far as is known. It does not accept them while it is away, while
     * its disk is full or fails, or if it is a replica.
     */
    public boolean takesChanges() {
        return !connections.isAway() && connections.refusal() == null;
    }

    /**
     * Runs the work in one transaction, which is committed when the work returns and rolled back when it throws.
     *
     * @param work must be repeatable, because it may run twice: an effect outside the transaction must be the same
     *     whether it happens once or twice
     */
    public <T extends @Nullable Object> T inTransaction(Function<Sql, T> work) {
        return new Attempt<T>((connection, statements) -> transact(connection, statements, work), Kind.TRANSACTION)
                .run();
    }

    /**
     * Runs work on one connection without a transaction around it. Statements given to {@link Sql#ask} or {@link
     * Sql#later} are sent together with the next one. Statements that are sent together take effect together. At most
     * 16 are sent together; a longer series is sent in parts.
     *
     * @param work must be repeatable, as in {@link #inTransaction}
     */
    public <T> T together(Function<Sql, T> work) {
        return new Attempt<T>(
                        (connection, statements) -> {
                            T answer = work.apply(statements);
                            statements.send();
                            return answer;
                        },
                        Kind.TOGETHER)
                .run();
    }

    /** Like {@link #inTransaction}, for work without a result. */
    public void runInTransaction(Consumer<Sql> work) {
        inTransaction(withoutResult(work));
    }

    /** Like {@link #inTransaction}, for background work with statements that may take minutes; it is never repeated. */
    public <T extends @Nullable Object> T inLongTransaction(Function<Sql, T> work) {
        return connections.lendForLong(connection -> transact(connection, new Statements(connection), work));
    }

    /** Like {@link #inLongTransaction}, for work without a result. */
    public void runInLongTransaction(Consumer<Sql> work) {
        inLongTransaction(withoutResult(work));
    }

    private static Function<Sql, @Nullable Void> withoutResult(Consumer<Sql> work) {
        return sql -> {
            work.accept(sql);
            return null;
        };
    }

    /**
     * Runs work on a connection in auto-commit mode, without a limit of time and without repetition. For LISTEN and
     * other uses that need the driver itself.
     */
    public <T extends @Nullable Object> T withConnection(ConnectionWork<T> work) {
        return connections.lendForLong(work);
    }

    private static <T extends @Nullable Object> T transact(
            Connection connection, Statements statements, Function<Sql, T> work) throws SQLException {
        try {
            connection.setAutoCommit(false);
            T answer = work.apply(statements);
            statements.commit();
            return answer;
        } catch (RuntimeException | Error failure) {
            rollback(connection, failure);
            throw failure;
        } finally {
            restoreAutoCommit(connection);
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

    /**
     * Work that is started once more if nothing of it was carried out, because its connection was closed or PostgreSQL
     * cancelled it.
     */
    private final class Attempt<T extends @Nullable Object> {
        private final TrackedWork<T> work;
        private final Kind kind;
        private @Nullable Statements statements;

        private Attempt(TrackedWork<T> work, Kind kind) {
            this.work = work;
            this.kind = kind;
        }

        private T run() {
            try {
                return connections.lend(this::apply);
            } catch (DomainException e) {
                if (!isWithoutEffect(e, statements)) {
                    throw e;
                }
            }
            return connections.lend(this::apply);
        }

        private T apply(Connection connection) throws SQLException {
            Statements fresh = new Statements(connection);
            statements = fresh;
            return work.apply(connection, fresh);
        }

        /**
         * Tells whether the failed work has had no effect, so that it may be started again.
         *
         * @param tried the statements of the failed attempt; null if it got no connection, which a second attempt would
         * not get either
         */
        private boolean isWithoutEffect(DomainException failure, @Nullable Statements tried) {
            boolean cancelled = failure.error().equals(DatabaseError.DEADLOCK);
            boolean lost = DatabaseError.isConnectionLost(failure);
            if (tried == null || !(cancelled || lost)) {
                return false;
            }
            return switch (kind) {
                case READ -> true;
                case CHANGE -> cancelled;
                case TRANSACTION -> cancelled || !tried.isAnswered();
                // Statements that were answered have taken effect, and so may have those that were sent when the
                // connection was lost.
                case TOGETHER -> !tried.isAnswered() && (cancelled || !tried.isChanging());
            };
        }
    }

    private static Kind kind(String onlyStatement) {
        return Statements.isRead(onlyStatement) ? Kind.READ : Kind.CHANGE;
    }

    /** What the work consists of, which decides whether it may be repeated. */
    private enum Kind {
        /** One statement that changes nothing. */
        READ,
        /** One statement that is a transaction of its own. */
        CHANGE,
        TRANSACTION,
        /** Statements without a transaction around all of them. */
        TOGETHER
    }

    @FunctionalInterface
    private interface TrackedWork<T extends @Nullable Object> {
        T apply(Connection connection, Statements statements) throws SQLException;
    }

    /** Work that needs the JDBC connection. */
    @FunctionalInterface
    public interface ConnectionWork<T extends @Nullable Object> {
        T apply(Connection connection) throws SQLException;
    }
}

package dev.signet.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;
import org.postgresql.util.PGobject;

/** Runs statements on one connection, for one thread. */
final class Statements implements Sql {
    private static final Pattern READ = Pattern.compile("\\s*select\\b", Pattern.CASE_INSENSITIVE);

    private final Connection connection;
    private final Waiting waiting = new Waiting();
    private boolean answered;
    private boolean changing;

    Statements(Connection connection) {
        this.connection = connection;
    }

    @Override
    public <T> List<T> query(String sql, RowMapper<T> mapper, @Nullable Object... parameters) {
        changing |= !isRead(sql);
        return run(sql, parameters, statement -> rows(statement, mapper));
    }

    @Override
    public <T> Asked<T> ask(String sql, RowMapper<T> mapper, @Nullable Object... parameters) {
        changing |= !isRead(sql);
        Waiting.Statement<List<T>> statement = wait(sql, parameters, executed -> rows(executed, mapper));
        return () -> sent(statement);
    }

    @Override
    public <T> List<T> queryPlannedAnew(String sql, RowMapper<T> mapper, @Nullable Object... parameters) {
        send();
        try (PreparedStatement statement = prepare(sql, parameters)) {
            // An unnamed statement: the database plans it with the actual values and does not keep the plan.
            statement.unwrap(PGStatement.class).setPrepareThreshold(0);
            statement.execute();
            answered = true;
            return rows(statement, mapper);
        } catch (SQLException e) {
            throw DatabaseError.translate(e);
        }
    }

    @Override
    public int update(String sql, @Nullable Object... parameters) {
        changing = true;
        return run(sql, parameters, Statements::count);
    }

    @Override
    public Written later(String sql, @Nullable Object... parameters) {
        changing = true;
        Waiting.Statement<Integer> statement = wait(sql, parameters, Statements::count);
        return () -> sent(statement);
    }

    private <T> Waiting.Statement<T> wait(String sql, @Nullable Object[] parameters, Waiting.Outcome<T> outcome) {
        if (waiting.isFull()) {
            send();
        }
        return waiting.add(sql, parameters, outcome);
    }

    private <T> T sent(Waiting.Statement<T> statement) {
        if (statement.result() == null) {
            send();
        }
        return Objects.requireNonNull(statement.result());
    }

    @Override
    public void updateAll(String sql, List<@Nullable Object[]> parameters) {
        changing = true;
        send();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (@Nullable Object[] each : parameters) {
                for (int i = 0; i < each.length; i++) {
                    bind(statement, i + 1, each[i]);
                }
                statement.addBatch();
            }
            statement.executeBatch();
            answered = true;
        } catch (SQLException e) {
            throw DatabaseError.translate(e);
        }
    }

    /** Tells whether the database has answered any statement, or may have carried out the commit. */
    boolean isAnswered() {
        return answered;
    }

    /**
     * Tells whether a statement begins with SELECT. Such a statement may be repeated, so one that locks rows or calls a
     * function with an effect belongs in a transaction.
     */
    static boolean isRead(String sql) {
        return READ.matcher(sql).lookingAt();
    }

    /** Tells whether any of the statements may be a change. */
    boolean isChanging() {
        return changing;
    }

    /** Commits the transaction, together with statements that were not sent yet. */
    void commit() throws SQLException {
        if (waiting.isEmpty()) {
            connection.commit();
        } else {
            // If the connection is lost from here on, nobody can tell whether the commit was carried out.
            answered = true;
            update("commit");
        }
    }

    private <T> T run(String sql, @Nullable Object[] parameters, Waiting.Outcome<T> outcome) {
        Waiting.Statement<T> statement = wait(sql, parameters, outcome);
        send();
        return Objects.requireNonNull(statement.result());
    }

    /** Sends all statements that wait, in one round trip. */
    void send() {
        List<Waiting.Statement<?>> sent = waiting.take();
        if (sent.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = prepare(Waiting.text(sent), Waiting.parameters(sent))) {
            statement.execute();
            answered = true;
            Waiting.read(sent, statement);
        } catch (SQLException e) {
            throw DatabaseError.translate(e);
        }
    }

    private static int count(PreparedStatement executed) throws SQLException {
        return Math.max(0, executed.getUpdateCount());
    }

    private static <T> List<T> rows(PreparedStatement statement, RowMapper<T> mapper) throws SQLException {
        try (ResultSet result = statement.getResultSet()) {
            Row row = new Row(result);
            List<T> rows = new ArrayList<>();
            while (result.next()) {
                rows.add(mapper.map(row));
            }
            return rows;
        }
    }

    private PreparedStatement prepare(String sql, @Nullable Object... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            for (int i = 0; i < parameters.length; i++) {
                bind(statement, i + 1, parameters[i]);
            }
            return statement;
        } catch (SQLException | RuntimeException e) {
            statement.close();
            throw e;
        }
    }

    private void bind(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        switch (value) {
            case null -> statement.setNull(index, Types.NULL);
            case String text -> statement.setString(index, text);
            case Long number -> statement.setLong(index, number);
            case Integer number -> statement.setInt(index, number);
            case Short number -> statement.setShort(index, number);
            case Boolean flag -> statement.setBoolean(index, flag);
            case Instant instant -> statement.setObject(index, stored(instant));
            case byte[] bytes -> statement.setBytes(index, bytes);
            case Enum<?> constant -> statement.setString(index, constant.name());
            case Json json -> statement.setObject(index, jsonb(json));
            case String[] texts -> statement.setArray(index, connection.createArrayOf("text", texts));
            case Long[] numbers -> statement.setArray(index, connection.createArrayOf("bigint", numbers));
            case Short[] numbers -> statement.setArray(index, connection.createArrayOf("smallint", numbers));
            case byte[][] blobs -> statement.setArray(index, connection.createArrayOf("bytea", blobs));
            default -> throw new IllegalArgumentException("no SQL type for " + value.getClass());
        }
    }

    // Truncates to microseconds, the precision of PostgreSQL. The driver would round, which would turn the end of the
    // year 9999 into the year 10000.
    private static OffsetDateTime stored(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    private static PGobject jsonb(Json json) throws SQLException {
        PGobject object = new PGobject();
        object.setType("jsonb");
        object.setValue(json.text());
        return object;
    }
}

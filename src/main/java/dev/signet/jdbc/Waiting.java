package dev.signet.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Statements that will be sent together, in their order. */
final class Waiting {
    // Maximum number of statements that wait. The driver can send a series in one go only if the responses of the
    // database fit into the buffers of the connection.
    private static final int MOST = 16;

    private final List<Statement<?>> statements = new ArrayList<>();

    boolean isEmpty() {
        return statements.isEmpty();
    }

    boolean isFull() {
        return statements.size() >= MOST;
    }

    <T> Statement<T> add(String sql, @Nullable Object[] parameters, Outcome<T> outcome) {
        Statement<T> statement = new Statement<>(sql, parameters, outcome);
        statements.add(statement);
        return statement;
    }

    /** Returns all waiting statements and removes them, because they are going to be sent. */
    List<Statement<?>> take() {
        List<Statement<?>> taken = List.copyOf(statements);
        statements.clear();
        return taken;
    }

    /** Returns the texts of these statements as one text, separated by semicolons. */
    static String text(List<Statement<?>> statements) {
        return String.join(
                ";\n", statements.stream().map(statement -> statement.sql).toList());
    }

    /** Returns the parameters of these statements one after the other. */
    static @Nullable Object[] parameters(List<Statement<?>> statements) {
        if (statements.size() == 1) {
            return statements.getFirst().parameters;
        }
        List<@Nullable Object> all = new ArrayList<>();
        statements.forEach(statement -> all.addAll(Arrays.asList(statement.parameters)));
        return all.toArray();
    }

    /** Reads the results of these statements from the executed one. */
    static void read(List<Statement<?>> statements, PreparedStatement executed) throws SQLException {
        for (int i = 0; i < statements.size(); i++) {
            if (i > 0) {
                executed.getMoreResults();
            }
            statements.get(i).read(executed);
        }
    }

    /** Reads the result of one statement, which is the current result of the executed JDBC statement. */
    @FunctionalInterface
    interface Outcome<T> {
        T read(PreparedStatement executed) throws SQLException;
    }

    /** A statement that waits or has run. */
    static final class Statement<T> {
        private final String sql;
        private final @Nullable Object[] parameters;
        private final Outcome<T> outcome;
        private @Nullable T result;

        private Statement(String sql, @Nullable Object[] parameters, Outcome<T> outcome) {
            this.sql = sql;
            this.parameters = parameters;
            this.outcome = outcome;
        }

        private void read(PreparedStatement executed) throws SQLException {
            result = outcome.read(executed);
        }

        /** Returns the result; null before the statement has run. */
        @Nullable
        T result() {
            return result;
        }
    }
}

package dev.signet.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Statements that will be sent together with the next one, in their order. */
final class Waiting {
    // The most statements that wait. The driver sends a series at once only while the database's responses fit into the
    // buffers of the connection.
    private static final int MOST = 16;

    private final List<Statement> statements = new ArrayList<>();

    boolean isEmpty() {
        return statements.isEmpty();
    }

    boolean isFull() {
        return statements.size() >= MOST;
    }

    Statement add(String sql, @Nullable Object[] parameters) {
        Statement statement = new Statement(sql, parameters);
        statements.add(statement);
        return statement;
    }

    /** Returns the text of all waiting statements followed by this one. */
    String with(String last) {
        if (statements.isEmpty()) {
            return last;
        }
        StringBuilder text = new StringBuilder();
        statements.forEach(statement -> text.append(statement.sql).append(";\n"));
        return text.append(last).toString();
    }

    /** Returns the parameters of all waiting statements followed by these. */
    @Nullable
    Object[] with(@Nullable Object[] last) {
        if (statements.isEmpty()) {
            return last;
        }
        List<@Nullable Object> all = new ArrayList<>();
        for (Statement statement : statements) {
            all.addAll(Arrays.asList(statement.parameters));
        }
        all.addAll(Arrays.asList(last));
        return all.toArray();
    }

    /**
     * Reads the results of the waiting statements from an executed statement, and leaves it at the result of the last
     * one.
     */
    void arrived(PreparedStatement executed) throws SQLException {
        for (Statement statement : statements) {
            statement.rows = Math.max(0, executed.getUpdateCount());
            executed.getMoreResults();
        }
        statements.clear();
    }

    /** A statement that waits or has run. */
    static final class Statement {
        private final String sql;
        private final @Nullable Object[] parameters;
        private @Nullable Integer rows;

        private Statement(String sql, @Nullable Object[] parameters) {
            this.sql = sql;
            this.parameters = parameters;
        }

        @Nullable
        Integer rows() {
            return rows;
        }
    }
}

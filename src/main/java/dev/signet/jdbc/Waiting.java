package dev.signet.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Statements that wait to travel with the next one, in their order. */
final class Waiting {
    // The driver sends a series in one go only while the server's answers fit into the buffers of the connection.
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

    /** The text of all of them and of the one they travel with. */
    String with(String last) {
        if (statements.isEmpty()) {
            return last;
        }
        StringBuilder text = new StringBuilder();
        statements.forEach(statement -> text.append(statement.sql).append(";\n"));
        return text.append(last).toString();
    }

    /** The parameters of all of them and of the one they travel with. */
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

    /** Takes the outcomes from a statement that was executed, up to that of the one they travelled with. */
    void arrived(PreparedStatement executed) throws SQLException {
        for (Statement statement : statements) {
            statement.rows = Math.max(0, executed.getUpdateCount());
            executed.getMoreResults();
        }
        statements.clear();
    }

    /** One that waits, or has run. */
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

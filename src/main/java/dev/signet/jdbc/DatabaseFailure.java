package dev.signet.jdbc;

import java.io.Serial;
import java.sql.SQLException;

/** PostgreSQL refused a statement for a reason that is a fault of this server. The API answers INTERNAL. */
public final class DatabaseFailure extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    DatabaseFailure(SQLException cause) {
        super(cause.getSQLState() + ": " + cause.getMessage(), cause);
    }

    /** Returns the five-character SQLSTATE, or an empty text if there is none. */
    public String sqlState() {
        return getCause() instanceof SQLException e && e.getSQLState() != null ? e.getSQLState() : "";
    }
}

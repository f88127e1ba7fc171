package dev.signet.jdbc;

import dev.signet.kernel.DomainError;
import dev.signet.kernel.DomainException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Failures of the database that a caller can act on. */
public sealed interface DatabaseError extends DomainError {

    /**
     * PostgreSQL cannot be reached, is restarting, or has no connection left. The same call may succeed later.
     *
     * @param state the SQLSTATE; empty if there is none
     */
    record DatabaseUnavailable(String state) implements DatabaseError {
        @Override
        public Kind kind() {
            return Kind.UNAVAILABLE;
        }

        @Override
        public String code() {
            return "database.unavailable";
        }

        @Override
        public String message() {
            return "The database cannot be reached at the moment. Try again later.";
        }
    }

    /**
     * PostgreSQL responds but refuses changes, because its disk is full or it is a replica.
     *
     * @param reason PostgreSQL's message, for the log
     */
    record ChangesRefused(String reason) implements DatabaseError {
        @Override
        public Kind kind() {
            return Kind.UNAVAILABLE;
        }

        @Override
        public String code() {
            return "database.changes_refused";
        }

        @Override
        public String message() {
            return "The database takes no changes at the moment. Try again later.";
        }
    }

    /** A text of the request contains U+0000, which PostgreSQL can neither store nor compare. */
    record UnstorableText() implements DatabaseError {
        @Override
        public Kind kind() {
            return Kind.INVALID_ARGUMENT;
        }

        @Override
        public String code() {
            return "request.text.unstorable";
        }

        @Override
        public String message() {
            return "A text of the request contains the character U+0000, which cannot be stored.";
        }
    }

    /** PostgreSQL cancelled the transaction, because it and another one waited for each other. Nothing was changed. */
    record Deadlock() implements DatabaseError {
        @Override
        public Kind kind() {
            return Kind.ABORTED;
        }

        @Override
        public String code() {
            return "database.deadlock";
        }

        @Override
        public String message() {
            return "The change collided with another one and was not made. Try again.";
        }
    }

    /** Converts a failure of the driver to the exception that the rest of the server handles. */
    static RuntimeException translate(SQLException failure) {
        String state = failure.getSQLState();
        if (state == null) {
            return new DatabaseUnavailable("").exception();
        }
        if (isRefusedChange(failure)) {
            return new ChangesRefused(String.valueOf(failure.getMessage())).exception();
        }
        if (isUnavailable(state)) {
            return new DatabaseUnavailable(state).exception();
        }
        if (state.equals("40P01")) {
            return new Deadlock().exception();
        }
        if (state.equals("23505")) {
            return new UniqueViolation(constraint(failure), failure);
        }
        // the codes for U+0000 in text and in jsonb
        if (state.equals("22021") || state.equals("22P05")) {
            return new UnstorableText().exception();
        }
        return new DatabaseFailure(failure);
    }

    /** Tells whether the connection was lost during the work. */
    static boolean isConnectionLost(RuntimeException failure) {
        return failure instanceof DomainException domain
                && domain.error() instanceof DatabaseUnavailable unavailable
                && isConnectionLost(unavailable.state());
    }

    /** Tells whether the driver reports that there is no connection, or that it was lost. */
    static boolean isConnectionLost(SQLException failure) {
        return failure.getSQLState() == null || isConnectionLost(failure.getSQLState());
    }

    /** Tells whether PostgreSQL refuses every kind of change. */
    static boolean isRefusedChange(SQLException failure) {
        String state = failure.getSQLState();
        // 53100: disk full; 58030: I/O error; 25006: the server is a replica, or has become one
        return "53100".equals(state) || "58030".equals(state) || "25006".equals(state);
    }

    // 08: connection; 57P: shutting down or starting up
    private static boolean isConnectionLost(String state) {
        return state.startsWith("08") || state.startsWith("57P");
    }

    // 53: insufficient resources
    private static boolean isUnavailable(String state) {
        return isConnectionLost(state) || state.startsWith("53");
    }

    private static @Nullable String constraint(SQLException failure) {
        ServerErrorMessage message = failure instanceof PSQLException e ? e.getServerErrorMessage() : null;
        return message == null ? null : message.getConstraint();
    }
}

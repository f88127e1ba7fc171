package dev.signet.jdbc;

import static dev.signet.kernel.DomainError.aborted;
import static dev.signet.kernel.DomainError.invalidArgument;
import static dev.signet.kernel.DomainError.unavailable;

import dev.signet.kernel.DomainError;
import dev.signet.kernel.DomainException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Failures of the database that a caller can act on. */
public final class DatabaseError {

    /** PostgreSQL cannot be reached, is restarting, or has no connection left. The same call may succeed later. */
    public static final DomainError UNAVAILABLE =
            unavailable("database.unavailable", "The database cannot be reached at the moment. Try again later.");

    /** PostgreSQL responds but refuses changes, because its disk is full or fails, or because it is a replica. */
    public static final DomainError CHANGES_REFUSED =
            unavailable("database.changes_refused", "The database takes no changes at the moment. Try again later.");

    /** A text of the request contains U+0000, which PostgreSQL can neither store nor compare. */
    public static final DomainError UNSTORABLE_TEXT = invalidArgument(
            "request.text.unstorable", "A text of the request contains the character U+0000, which cannot be stored.");

    /** PostgreSQL cancelled the transaction, because it and another one waited for each other. Nothing was changed. */
    public static final DomainError DEADLOCK =
            aborted("database.deadlock", "The change collided with another one and was not made. Try again.");

    /** Converts a failure of the driver to the exception that the rest of the server handles. */
    public static RuntimeException translate(SQLException failure) {
        String state = failure.getSQLState();
        if (state == null) {
            return UNAVAILABLE.exception(failure);
        }
        if (isRefusedChange(failure)) {
            return CHANGES_REFUSED.exception(failure);
        }
        if (isUnavailable(state)) {
            return UNAVAILABLE.exception(failure);
        }
        if (state.equals("40P01")) {
            return DEADLOCK.exception();
        }
        if (state.equals("23505")) {
            return new UniqueViolation(constraint(failure), failure);
        }
        // 22021: U+0000 in text; 22P05: U+0000 in jsonb
        if (state.equals("22021") || state.equals("22P05")) {
            return UNSTORABLE_TEXT.exception();
        }
        return new DatabaseFailure(failure);
    }

    /** Tells whether the work failed because its connection was lost. */
    public static boolean isConnectionLost(RuntimeException failure) {
        return failure instanceof DomainException domain
                && domain.error().equals(UNAVAILABLE)
                && domain.getCause() instanceof SQLException cause
                && cause.getSQLState() != null
                && isConnectionLost(cause.getSQLState());
    }

    /** Tells whether the driver reports that there is no connection, or that it was lost. */
    public static boolean isConnectionLost(SQLException failure) {
        return failure.getSQLState() == null || isConnectionLost(failure.getSQLState());
    }

    /** Tells whether PostgreSQL refuses every kind of change. */
    public static boolean isRefusedChange(SQLException failure) {
        String state = failure.getSQLState();
        // 53100: disk full; 58030: I/O error; 25006: the server is a replica, or has become one
        return "53100".equals(state) || "58030".equals(state) || "25006".equals(state);
    }

    // SQLSTATEs that begin with 08: connection failure; with 57P: the server is shutting down or starting up
    private static boolean isConnectionLost(String state) {
        return state.startsWith("08") || state.startsWith("57P");
    }

    // SQLSTATEs that begin with 53: insufficient resources
    private static boolean isUnavailable(String state) {
        return isConnectionLost(state) || state.startsWith("53");
    }

    private static @Nullable String constraint(SQLException failure) {
        ServerErrorMessage message = failure instanceof PSQLException e ? e.getServerErrorMessage() : null;
        return message == null ? null : message.getConstraint();
    }

    private DatabaseError() {}
}

package dev.signet.jdbc;

import dev.signet.kernel.DomainError;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** What can go wrong between the server and PostgreSQL that a caller can act on. */
public sealed interface DatabaseError extends DomainError {

    /** PostgreSQL is away, restarting, or has no connection left; the same call may succeed later. */
    record DatabaseUnavailable() implements DatabaseError {
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

    /** A text of the request holds U+0000, which PostgreSQL can neither store nor compare. */
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
            return "A text of the request holds the character U+0000, which cannot be stored.";
        }
    }

    /** Turns a driver failure into the exception the rest of the server knows. */
    static RuntimeException translate(SQLException failure) {
        String state = failure.getSQLState();
        if (state == null || isUnavailable(state)) {
            RuntimeException unavailable = new DatabaseUnavailable().exception();
            unavailable.addSuppressed(failure);
            return unavailable;
        }
        if (state.equals("23505")) {
            return new UniqueViolation(constraint(failure), failure);
        }
        // as text and as jsonb
        if (state.equals("22021") || state.equals("22P05")) {
            return new UnstorableText().exception();
        }
        return new DatabaseFailure(failure);
    }

    // 08: connection; 53: out of resources; 57P: shutting down or starting up; 25006: a replica was promoted away
    private static boolean isUnavailable(String state) {
        return state.startsWith("08") || state.startsWith("53") || state.startsWith("57P") || state.equals("25006");
    }

    private static @Nullable String constraint(SQLException failure) {
        ServerErrorMessage message = failure instanceof PSQLException e ? e.getServerErrorMessage() : null;
        return message == null ? null : message.getConstraint();
    }
}

package dev.signet.api.dialect;

import dev.signet.kernel.DomainError;

/** Errors in a request that its proto does not express as a rule. */
public sealed interface RequestError extends DomainError {

    @Override
    default Kind kind() {
        return Kind.INVALID_ARGUMENT;
    }

    /**
     * The field exists in the contract, but the server does not support what it asks for; ignoring it would mislead the
     * caller.
     */
    record Unsupported(String field) implements RequestError {
        @Override
        public String code() {
            return "request.field.unsupported";
        }

        @Override
        public String message() {
            return "The field " + field + " is not supported yet; leave it out.";
        }
    }

    /** Two fields of which only one may be set. */
    record Excluded(String field, String other) implements RequestError {
        @Override
        public String code() {
            return "request.field.excluded";
        }

        @Override
        public String message() {
            return "The field " + field + " cannot be given together with " + other + ".";
        }
    }

    /** A timestamp outside the years 1 to 9999, or with invalid nanoseconds. */
    record InvalidTimestamp(String field) implements RequestError {
        @Override
        public String code() {
            return "request.timestamp.invalid";
        }

        @Override
        public String message() {
            return "The field " + field + " is not a time between 0001-01-01 and 9999-12-31.";
        }
    }

    /** An enum number that this server does not know. */
    record UnknownValue(String field) implements RequestError {
        @Override
        public String code() {
            return "request.enum.unknown";
        }

        @Override
        public String message() {
            return "The field " + field + " has a value that is not defined.";
        }
    }

    /** A query in which no condition is set (requirement Z-9). */
    record NoVariant(String field) implements RequestError {
        @Override
        public String code() {
            return "request.query.empty";
        }

        @Override
        public String message() {
            return "The query needs exactly one condition.";
        }
    }
}

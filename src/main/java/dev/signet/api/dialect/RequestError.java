package dev.signet.api.dialect;

import static dev.signet.kernel.DomainError.invalidArgument;

import dev.signet.kernel.DomainError;

/** Errors in a request that the validation rules in its proto do not cover. */
public final class RequestError {

    /**
     * The field exists in the contract, but the server does not support what it asks for; ignoring it would mislead the
     * caller.
     */
    public static DomainError unsupported(String field) {
        return invalidArgument(
                        "request.field.unsupported", "The field " + field + " is not supported yet; leave it out.")
                .about(field);
    }

    /** Two fields of which only one may be set. */
    public static DomainError excluded(String field, String other) {
        return invalidArgument(
                        "request.field.excluded",
                        "The field " + field + " cannot be given together with " + other + ".")
                .about(field);
    }

    /** A timestamp outside the years 1 to 9999, or with invalid nanoseconds. */
    public static DomainError invalidTimestamp(String field) {
        return invalidArgument(
                        "request.timestamp.invalid",
                        "The field " + field + " is not a time between 0001-01-01 and 9999-12-31.")
                .about(field);
    }

    /** An enum number that this server does not know. */
    public static DomainError unknownValue(String field) {
        return invalidArgument("request.enum.unknown", "The field " + field + " has a value that is not defined.")
                .about(field);
    }

    /** A query in which no condition is set (requirement Z-9). */
    public static DomainError noVariant(String field) {
        return invalidArgument("request.query.empty", "The query needs exactly one condition.")
                .about(field);
    }

    private RequestError() {}
}

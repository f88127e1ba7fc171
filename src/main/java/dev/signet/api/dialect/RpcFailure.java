package dev.signet.api.dialect;

import com.google.rpc.BadRequest.FieldViolation;
import com.google.rpc.Code;
import dev.signet.kernel.DomainError;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The reason why a call failed, independent of the dialect.
 *
 * @param code gRPC status code
 * @param id stable code, words separated by dots
 * @param message one English sentence
 * @param violations the invalid request fields; the message is about the first one
 * @param headers additional response headers, or trailers in gRPC
 */
public record RpcFailure(
        Code code, String id, String message, List<FieldViolation> violations, Map<String, String> headers) {
    public RpcFailure {
        violations = List.copyOf(violations);
        headers = Map.copyOf(headers);
    }

    /** A failure that is not about a field. */
    public static RpcFailure of(Code code, String id, String message) {
        return new RpcFailure(code, id, message, List.of(), Map.of());
    }

    /** A request field that cannot be read or breaks a rule; the path consists of proto names. */
    public static RpcFailure field(String path, String reason, String description) {
        return invalid(List.of(FieldViolation.newBuilder()
                .setField(path)
                .setReason(reason)
                .setDescription(description)
                .build()));
    }

    /** Request fields that break rules. */
    public static RpcFailure invalid(List<FieldViolation> violations) {
        FieldViolation first = violations.getFirst();
        String message =
                first.getField().isEmpty() ? first.getDescription() : first.getField() + ": " + first.getDescription();
        return new RpcFailure(Code.INVALID_ARGUMENT, "request.field.invalid", message, violations, Map.of());
    }

    /** A broken rule of the domain. */
    public static RpcFailure of(DomainError error) {
        String field = error.field();
        List<FieldViolation> violations = field == null
                ? List.of()
                : List.of(FieldViolation.newBuilder()
                        .setField(field)
                        .setReason(error.code())
                        .setDescription(error.message())
                        .build());
        return new RpcFailure(code(error.kind()), error.code(), error.message(), violations, headers(error));
    }

    private static Map<String, String> headers(DomainError error) {
        OptionalLong seconds = error.retryAfterSeconds();
        return seconds.isPresent() ? Map.of("Retry-After", Long.toString(seconds.getAsLong())) : Map.of();
    }

    /** The same failure with other response headers. */
    public RpcFailure withHeaders(Map<String, String> others) {
        return new RpcFailure(code, id, message, violations, others);
    }

    /** An internal error. It reveals only the id under which the log describes it. */
    public static RpcFailure internal(String correlationId) {
        return of(
                Code.INTERNAL,
                "internal",
                "An internal error occurred; the server's log describes it under the id " + correlationId + ".");
    }

    /** An exception with this failure. */
    public RpcException exception() {
        return new RpcException(this);
    }

    private static Code code(DomainError.Kind kind) {
        return switch (kind) {
            case INVALID_ARGUMENT -> Code.INVALID_ARGUMENT;
            case NOT_FOUND -> Code.NOT_FOUND;
            case ALREADY_EXISTS -> Code.ALREADY_EXISTS;
            case FAILED_PRECONDITION -> Code.FAILED_PRECONDITION;
            case PERMISSION_DENIED -> Code.PERMISSION_DENIED;
            case UNAUTHENTICATED -> Code.UNAUTHENTICATED;
            case RESOURCE_EXHAUSTED -> Code.RESOURCE_EXHAUSTED;
            case ABORTED -> Code.ABORTED;
            case UNAVAILABLE -> Code.UNAVAILABLE;
            case INTERNAL -> Code.INTERNAL;
        };
    }
}

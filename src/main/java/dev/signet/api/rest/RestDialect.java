package dev.signet.api.rest;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import com.google.rpc.Code;
import com.google.rpc.Status;
import dev.signet.api.dialect.Dialect;
import dev.signet.api.dialect.FailureFormat;
import dev.signet.api.dialect.RpcFailure;
import dev.signet.api.dialect.StatusFormat;
import dev.signet.idempotency.IdempotencyError;
import java.util.Map;

/** Creates responses of one dialect over HTTP from the parts of the dialect that are the same for every call. */
public final class RestDialect {
    /** The HTTP status for a key that was used for another request (draft-ietf-httpapi-idempotency-key-header-07). */
    private static final int KEY_REUSED = 422;

    /** The id of the failure whose HTTP status is 413. */
    static final String TOO_LARGE = "request.body.too_large";

    /** The value of {@code Retry-After}, in seconds, for a call that is refused only temporarily. */
    private static final String REPEAT_LATER = "5";

    /** For paths that belong to no dialect. */
    static final RestDialect NONE = new RestDialect(JsonFormat.printer(), StatusFormat.plain(), "Bearer");

    private final JsonFormat.Printer printer;
    private final FailureFormat failures;
    private final String challenge;

    private RestDialect(JsonFormat.Printer printer, FailureFormat failures, String challenge) {
        this.printer = printer;
        this.failures = failures;
        this.challenge = challenge;
    }

    public static RestDialect of(Dialect dialect) {
        return new RestDialect(
                dialect.json(), dialect.failures(), dialect.credentials().challenge());
    }

    /** The response of an rpc. */
    RestAnswer answer(int status, Message message) {
        return new RestAnswer(status, Map.of(), json(message));
    }

    /** A message as JSON. */
    public String json(Message message) {
        try {
            return printer.print(message);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(message.getDescriptorForType().getFullName() + " has no JSON form", e);
        }
    }

    /** A failure, with the HTTP status that belongs to its code. */
    RestAnswer failure(RpcFailure failure) {
        return failure(httpStatus(failure), headers(failure), failure);
    }

    private static int httpStatus(RpcFailure failure) {
        if (failure.id().equals(TOO_LARGE)) {
            return 413;
        }
        return IdempotencyError.isKeyReused(failure.id()) ? KEY_REUSED : status(failure.code());
    }

    /** Returns the headers of the failure or, if it has none, those that clients expect with its status. */
    public Map<String, String> headers(RpcFailure failure) {
        if (!failure.headers().isEmpty()) {
            return failure.headers();
        }
        return switch (failure.code()) {
            case UNAUTHENTICATED -> Map.of("WWW-Authenticate", challenge);
            case UNAVAILABLE, RESOURCE_EXHAUSTED -> Map.of("Retry-After", REPEAT_LATER);
            default -> Map.of();
        };
    }

    /** A failure with an HTTP status that is not derived from its code. */
    RestAnswer failure(int status, Map<String, String> headers, RpcFailure failure) {
        return new RestAnswer(status, headers, failures.json(failure));
    }

    /** The status of gRPC with the details that tell about the failure. */
    public Status status(RpcFailure failure) {
        return failures.status(failure);
    }

    /** The HTTP status of each code, as documented in google.rpc.Code. */
    public static int status(Code code) {
        return switch (code) {
            case OK -> 200;
            case INVALID_ARGUMENT, FAILED_PRECONDITION, OUT_OF_RANGE -> 400;
            case UNAUTHENTICATED -> 401;
            case PERMISSION_DENIED -> 403;
            case NOT_FOUND -> 404;
            case ALREADY_EXISTS, ABORTED -> 409;
            case RESOURCE_EXHAUSTED -> 429;
            case CANCELLED -> 499;
            case UNIMPLEMENTED -> 501;
            case UNAVAILABLE -> 503;
            case DEADLINE_EXCEEDED -> 504;
            case INTERNAL, UNKNOWN, DATA_LOSS, UNRECOGNIZED -> 500;
        };
    }
}

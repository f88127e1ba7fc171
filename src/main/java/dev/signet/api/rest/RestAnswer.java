package dev.signet.api.rest;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.TypeRegistry;
import com.google.protobuf.util.JsonFormat;
import com.google.rpc.BadRequest;
import com.google.rpc.Code;
import dev.signet.api.pipeline.RpcFailure;
import dev.signet.api.proto.zitadel.v1.ErrorDetail;
import io.vertx.core.http.HttpServerResponse;
import java.util.Map;

/**
 * What is written back: status, further headers and a JSON body.
 *
 * @param body JSON, or empty for none
 */
record RestAnswer(int status, Map<String, String> headers, String body) {
    /** The one failure for which HTTP has a status and gRPC has no code. */
    static final String TOO_LARGE = "request.body.too_large";

    private static final String REPEAT_LATER = "5";
    private static final JsonFormat.Printer MESSAGES = JsonFormat.printer().omittingInsignificantWhitespace();
    private static final JsonFormat.Printer FAILURES = MESSAGES.usingTypeRegistry(TypeRegistry.newBuilder()
            .add(ErrorDetail.getDescriptor())
            .add(BadRequest.getDescriptor())
            .build());

    RestAnswer {
        headers = Map.copyOf(headers);
    }

    /** The answer of an rpc; fields with default values are left out, as ZITADEL's gateway does. */
    static RestAnswer of(Message message) {
        return new RestAnswer(200, Map.of(), print(MESSAGES, message));
    }

    /** A failure under the status that gateways give its code. */
    static RestAnswer of(RpcFailure failure) {
        return of(failure.id().equals(TOO_LARGE) ? 413 : status(failure.code()), headers(failure), failure);
    }

    /** Those of the failure, or what clients expect beside its status. */
    private static Map<String, String> headers(RpcFailure failure) {
        if (!failure.headers().isEmpty()) {
            return failure.headers();
        }
        return switch (failure.code()) {
            case UNAUTHENTICATED -> Map.of("WWW-Authenticate", "Bearer");
            case UNAVAILABLE, RESOURCE_EXHAUSTED -> Map.of("Retry-After", REPEAT_LATER);
            default -> Map.of();
        };
    }

    /** A failure of HTTP itself. */
    static RestAnswer of(int status, Map<String, String> headers, RpcFailure failure) {
        return new RestAnswer(status, headers, print(FAILURES, failure.toStatus()));
    }

    /** No content. */
    static RestAnswer empty(Map<String, String> headers) {
        return new RestAnswer(204, headers, "");
    }

    /** Writes it; called on the event loop. */
    void write(HttpServerResponse response) {
        if (response.ended() || response.closed()) {
            return;
        }
        response.setStatusCode(status);
        headers.forEach(response::putHeader);
        response.putHeader("Cache-Control", "no-store");
        if (status == 204) {
            response.end();
        } else {
            response.putHeader("Content-Type", "application/json");
            response.putHeader("X-Content-Type-Options", "nosniff");
            response.end(body);
        }
    }

    private static String print(JsonFormat.Printer printer, Message message) {
        try {
            return printer.print(message);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(message.getDescriptorForType().getFullName() + " has no JSON form", e);
        }
    }

    // google.rpc.Code says which HTTP status each code maps to.
    private static int status(Code code) {
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

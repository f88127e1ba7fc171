package dev.signet.api.http;

import io.grpc.Status;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;

/** Refuses gRPC calls before they reach the gRPC server, with a response that has only a header and no messages. */
public final class GrpcRefusal {
    private static final String TYPE = "application/grpc";

    private GrpcRefusal() {}

    /** Whether the request is a gRPC call. */
    public static boolean isGrpc(HttpServerRequest request) {
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        return request.version() == HttpVersion.HTTP_2 && type != null && type.startsWith(TYPE);
    }

    /**
     * Answers a call, whose message is not read.
     *
     * @param reason a sentence in ASCII without percent signs
     */
    public static void write(RoutingContext routing, Status.Code code, String reason) {
        UnreadBody.drop(routing);
        routing.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, TYPE)
                .putHeader("grpc-status", Integer.toString(code.value()))
                .putHeader("grpc-message", reason)
                .end();
    }
}

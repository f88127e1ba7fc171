package dev.signet.api.http;

import io.grpc.Status;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;

/** Refuses gRPC calls before they reach the gRPC server, with a response that consists of headers only. */
public final class GrpcRefusal {
    private static final String TYPE = "application/grpc";
    private static final String TYPE_OF_GRPC_WEB = "application/grpc-web";

    private GrpcRefusal() {}

    /** Whether the request is a gRPC call; a call over gRPC-Web is not one. */
    public static boolean isGrpc(HttpServerRequest request) {
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        return request.version() == HttpVersion.HTTP_2
                && type != null
                && type.startsWith(TYPE)
                && !type.startsWith(TYPE_OF_GRPC_WEB);
    }

    /**
     * Refuses a call without reading its message.
     *
     * @param reason a sentence in ASCII without percent signs, because {@code grpc-message} is percent-encoded
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

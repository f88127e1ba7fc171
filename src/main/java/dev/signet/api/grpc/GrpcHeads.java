package dev.signet.api.grpc;

import dev.signet.api.http.GrpcRefusal;
import dev.signet.api.http.RouteOrder;
import dev.signet.api.http.StreamedBody;
import dev.signet.api.pipeline.RpcCatalog;
import dev.signet.api.pipeline.RpcMethod;
import io.grpc.Status;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Refuses calls by another method than POST, which the gRPC server would answer too, and compressed messages before
 * they are decompressed, for every service, including health and reflection.
 *
 * <p>The gRPC server of Vert.x decompresses on the event loop and without a limit: 300 kB from an unauthenticated
 * caller became 300 MB. Messages of the API are small and need no compression.
 */
@Singleton
final class GrpcHeads {
    private static final String ENCODING = "grpc-encoding";
    private static final String ACCEPTED = "grpc-accept-encoding";
    private static final String NONE = "identity";

    private final Provider<RpcCatalog> catalog;

    GrpcHeads(Provider<RpcCatalog> catalog) {
        this.catalog = catalog;
    }

    void mount(@Observes Router router) {
        router.route().order(RouteOrder.GRPC_HEADS).handler(this::check);
    }

    private void check(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        if (!GrpcRefusal.isGrpc(request)) {
            routing.next();
            return;
        }
        // Replaces the gzip that the gRPC server announces in every response, because compressed messages are refused.
        routing.addHeadersEndHandler(now -> routing.response().putHeader(ACCEPTED, NONE));
        if (!request.method().equals(HttpMethod.POST)) {
            GrpcRefusal.write(routing, Status.Code.UNIMPLEMENTED, "A call is a POST request.");
            return;
        }
        dropBinaryMetadata(request.headers());
        if (takesStream(request)) {
            StreamedBody.exempt(routing);
        }
        String encoding = request.getHeader(ENCODING);
        if (encoding == null) {
            // The compression flag of a message has a meaning only together with this header; without the header the
            // gRPC server would leave the call unanswered.
            request.headers().set(ENCODING, NONE);
            routing.next();
        } else if (encoding.equals(NONE)) {
            routing.next();
        } else {
            refuse(routing);
        }
    }

    private boolean takesStream(HttpServerRequest request) {
        String path = request.path();
        return path != null
                && path.startsWith("/")
                && catalog.get()
                        .find(path.substring(1))
                        .filter(RpcMethod::takesStream)
                        .isPresent();
    }

    // The gRPC server decodes the binary metadata of every call, and fails with a stack trace in the log if it is not
    // base64. No rpc reads binary metadata, so it is removed.
    private static void dropBinaryMetadata(MultiMap headers) {
        for (String name : List.copyOf(headers.names())) {
            if (name.endsWith("-bin")) {
                headers.remove(name);
            }
        }
    }

    // Status and accepted encoding are as https://github.com/grpc/grpc/blob/master/doc/compression.md requires.
    private static void refuse(RoutingContext routing) {
        GrpcRefusal.write(routing, Status.Code.UNIMPLEMENTED, "Messages must not be compressed.");
    }
}

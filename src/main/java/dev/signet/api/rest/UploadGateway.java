package dev.signet.api.rest;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import com.google.rpc.Code;
import dev.signet.access.ShownProof;
import dev.signet.api.dialect.Dialect;
import dev.signet.api.dialect.RpcException;
import dev.signet.api.dialect.RpcFailure;
import dev.signet.api.dialect.Upload;
import dev.signet.api.http.MetricNames;
import dev.signet.api.http.UnreadBody;
import dev.signet.api.pipeline.CallMetadata;
import dev.signet.api.pipeline.Dialects;
import dev.signet.api.pipeline.RpcCatalog;
import dev.signet.api.pipeline.RpcDispatcher;
import dev.signet.api.pipeline.RpcExecutor;
import dev.signet.api.pipeline.RpcMethod;
import dev.signet.interaction.Caller;
import io.vertx.core.Context;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Receives files that browsers send as forms to the paths that a dialect names, and passes them to their rpcs. */
@Singleton
final class UploadGateway {
    private static final Logger LOG = Logger.getLogger(UploadGateway.class);
    private static final String METHODS = "OPTIONS, POST";

    private final Dialects dialects;
    private final Provider<RpcCatalog> catalog;
    private final Provider<RpcDispatcher> dispatcher;
    private final RpcExecutor executor;

    UploadGateway(
            Dialects dialects, Provider<RpcCatalog> catalog, Provider<RpcDispatcher> dispatcher, RpcExecutor executor) {
        this.dialects = dialects;
        this.catalog = catalog;
        this.dispatcher = dispatcher;
        this.executor = executor;
    }

    void mount(@Observes Router router) {
        for (Dialect dialect : dialects.all()) {
            Mount mount = new Mount(RestDialect.of(dialect), ApiCors.of(dialect));
            for (Upload upload : dialect.uploads()) {
                router.route(upload.path())
                        .order(RestGateway.BEFORE_THE_LENGTH_CHECK)
                        .handler(routing -> handle(routing, upload, mount));
            }
        }
    }

    private void handle(RoutingContext routing, Upload upload, Mount mount) {
        HttpServerRequest request = routing.request();
        Context eventLoop = Objects.requireNonNull(Vertx.currentContext(), "requests come on an event loop");
        MetricNames.set(eventLoop, upload.path());
        ApiCors.open(request);
        if (!request.method().equals(HttpMethod.POST)) {
            otherMethod(request, mount).write(routing.response());
            return;
        }
        MultiMap headers = request.headers();
        String clientIp = Caller.address(request);
        BodyReader.read(
                routing,
                body -> executor.execute(() -> {
                    RestAnswer answer = answer(upload, mount.dialect(), headers, clientIp, body);
                    eventLoop.runOnContext(nothing -> answer.write(routing.response()));
                }),
                () -> mount.dialect()
                        .failure(413, UnreadBody.headers(request), BodyReader.tooLarge())
                        .write(routing.response()));
    }

    private RestAnswer answer(
            Upload upload, RestDialect dialect, MultiMap headers, @Nullable String clientIp, byte[] body) {
        RpcMethod method = catalog.get().find(upload.rpc()).orElseThrow();
        CallMetadata metadata = CallMetadata.read(
                headers::get, clientIp, new ShownProof(headers.getAll("DPoP"), "POST", upload.path()));
        try {
            Message request = upload.request().apply(file(method, headers, body, metadata));
            return dialect.answer(200, dispatcher.get().call(method, request, metadata));
        } catch (RpcException e) {
            return dialect.failure(e.failure());
        } catch (RuntimeException e) {
            LOG.errorf(e, "An upload to %s failed [%s]", upload.path(), metadata.correlationId());
            return dialect.failure(RpcFailure.internal(metadata.correlationId()));
        }
    }

    // Whatever else is wrong with the form, an anonymous caller first gets the error about the missing token.
    private ByteString file(RpcMethod method, MultiMap headers, byte[] body, CallMetadata metadata) {
        try {
            return UploadedFile.of(Objects.requireNonNullElse(headers.get("Content-Type"), ""), body);
        } catch (RpcException unreadable) {
            dispatcher.get().admit(method, method.request(), metadata);
            throw unreadable;
        }
    }

    private static RestAnswer otherMethod(HttpServerRequest request, Mount mount) {
        Map<String, String> headers = new HashMap<>(Map.of("Allow", METHODS));
        if (ApiCors.isPreflight(request)) {
            headers.putAll(mount.cors().preflight("POST"));
        }
        return request.method().equals(HttpMethod.OPTIONS)
                ? RestAnswer.empty(headers)
                : mount.dialect()
                        .failure(
                                405,
                                headers,
                                RpcFailure.of(
                                        Code.UNIMPLEMENTED,
                                        "request.method.not_allowed",
                                        "This path supports " + METHODS + "."));
    }

    /** What all paths of a dialect have in common. */
    private record Mount(RestDialect dialect, ApiCors cors) {}
}

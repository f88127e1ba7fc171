package dev.signet.api.connect;

import com.google.rpc.Code;
import dev.signet.api.dialect.Dialect;
import dev.signet.api.dialect.KnownRpc;
import dev.signet.api.dialect.RpcException;
import dev.signet.api.dialect.RpcFailure;
import dev.signet.api.http.GrpcRefusal;
import dev.signet.api.http.MetricNames;
import dev.signet.api.http.RouteOrder;
import dev.signet.api.http.UnreadBody;
import dev.signet.api.pipeline.Dialects;
import dev.signet.api.pipeline.RpcCatalog;
import dev.signet.api.pipeline.RpcMethod;
import dev.signet.api.rest.ApiCors;
import dev.signet.api.rest.RestDialect;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Receives calls over Connect and gRPC-Web on the event loop: requests whose path is the full name of an rpc, as over
 * gRPC. They are POST requests, or for rpcs that change nothing also GET requests of Connect. Other requests, including
 * those over gRPC itself, go on to the next handler.
 */
@Singleton
final class RpcGateway {
    private static final Pattern RPC = Pattern.compile("/(\\w+(?:\\.\\w+)+)/(\\w+)");
    private static final String TYPES =
            Protocol.BY_TYPE.keySet().stream().sorted().collect(Collectors.joining(", "));

    private final Dialects dialects;
    private final Provider<RpcCatalog> catalog;
    private final RpcCalls calls;
    private final Map<Dialect, Mount> mounts = new HashMap<>();

    RpcGateway(Dialects dialects, Provider<RpcCatalog> catalog, RpcCalls calls) {
        this.dialects = dialects;
        this.catalog = catalog;
        this.calls = calls;
        dialects.all().forEach(dialect -> mounts.put(dialect, new Mount(RestDialect.of(dialect), ApiCors.of(dialect))));
    }

    void mount(@Observes Router router) {
        router.route().order(RouteOrder.RPC).handler(this::route);
    }

    private void route(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        Matcher path = RPC.matcher(Objects.requireNonNullElse(request.path(), ""));
        Optional<Dialect> dialect =
                path.matches() ? dialects.ofService(path.group(1)).or(dialects::ofUnknownPaths) : Optional.empty();
        if (dialect.isEmpty() || GrpcRefusal.isGrpc(request)) {
            routing.next();
            return;
        }
        String name = path.group(1) + '/' + path.group(2);
        Mount mount = Objects.requireNonNull(mounts.get(dialect.get()));
        catalog.get()
                .find(name)
                .ifPresentOrElse(
                        method -> known(routing, mount, method), () -> unknown(routing, mount.dialect(), name));
    }

    private void known(RoutingContext routing, Mount mount, RpcMethod method) {
        HttpServerRequest request = routing.request();
        Context eventLoop = Objects.requireNonNull(Vertx.currentContext(), "requests come on an event loop");
        MetricNames.set(eventLoop, '/' + method.fullName());
        ApiCors.open(request);
        if (ApiCors.isPreflight(request)) {
            HttpAnswer.empty(204, mount.cors().preflight(methods(method))).write(routing.response());
        } else if (!isCall(request, method)) {
            refuse(routing, 405, "Allow", methods(method) + ", OPTIONS");
        } else {
            protocol(request)
                    .ifPresentOrElse(
                            protocol -> call(routing, new RpcCalls.Call(eventLoop, method, mount.dialect(), protocol)),
                            () -> refuse(routing, 415, "Accept-Post", TYPES));
        }
    }

    private static boolean isCall(HttpServerRequest request, RpcMethod method) {
        return request.method().equals(HttpMethod.POST)
                || (request.method().equals(HttpMethod.GET) && mayBeRead(method));
    }

    // What a browser fetches by itself, for instance for an image in a page, must change nothing.
    private static boolean mayBeRead(RpcMethod method) {
        return !method.changes() && !method.takesStream() && !method.answersStream();
    }

    private static String methods(RpcMethod method) {
        return mayBeRead(method) ? "GET, POST" : "POST";
    }

    private static Optional<Protocol> protocol(HttpServerRequest request) {
        return request.method().equals(HttpMethod.GET)
                ? ConnectGet.of(request.params())
                : Protocol.of(request.getHeader("Content-Type"));
    }

    private void call(RoutingContext routing, RpcCalls.Call call) {
        Optional<Duration> timeout;
        try {
            call.protocol().check(routing.request().headers());
            timeout = call.protocol().timeout(routing.request().headers());
        } catch (RpcException e) {
            refuse(routing, call.failure(e.failure()));
            return;
        }
        calls.answer(routing, call, timeout);
    }

    // Calls of rpcs that this server does not have are answered with their name, in the protocol of the caller.
    private static void unknown(RoutingContext routing, RestDialect dialect, String name) {
        Optional<Protocol> protocol = routing.request().method().equals(HttpMethod.POST)
                ? Protocol.of(routing.request().getHeader("Content-Type"))
                : Optional.empty();
        if (protocol.isEmpty()) {
            routing.next();
            return;
        }
        ApiCors.open(routing.request());
        refuse(
                routing,
                protocol.get()
                        .failure(
                                dialect,
                                RpcFailure.of(
                                        Code.UNIMPLEMENTED,
                                        KnownRpc.MISSING,
                                        name + " is not available on this server.")));
    }

    // A request with another method or type is not a call, so it is answered as HTTP would be.
    private static void refuse(RoutingContext routing, int status, String header, String value) {
        refuse(routing, HttpAnswer.empty(status, Map.of(header, value)));
    }

    private static void refuse(RoutingContext routing, HttpAnswer answer) {
        UnreadBody.drop(routing);
        answer.with(UnreadBody.headers(routing.request())).write(routing.response());
    }

    /** What all rpcs of a dialect have in common. */
    private record Mount(RestDialect dialect, ApiCors cors) {}
}

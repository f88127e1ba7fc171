package dev.signet.api.rest;

import com.google.rpc.Code;
import dev.signet.api.dialect.Dialect;
import dev.signet.api.dialect.RpcFailure;
import dev.signet.api.http.MetricNames;
import dev.signet.api.http.UnreadBody;
import dev.signet.api.pipeline.Dialects;
import dev.signet.api.pipeline.RpcExecutor;
import dev.signet.interaction.PagePaths;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Receives REST requests on the event loop, finds their route, and passes them to a virtual thread. */
@Singleton
final class RestGateway {
    // Order of the routes: before the server's own check of the body's length, which would answer without a JSON body.
    static final int BEFORE_THE_LENGTH_CHECK = -3;
    private static final String ANY_METHOD = "DELETE, GET, HEAD, PATCH, POST, PUT";

    private final Dialects dialects;
    private final Provider<RestRoutes> routes;
    private final RestCalls calls;
    private final RestStreams streams;
    private final RpcExecutor executor;

    RestGateway(
            Dialects dialects,
            Provider<RestRoutes> routes,
            RestCalls calls,
            RestStreams streams,
            RpcExecutor executor) {
        this.dialects = dialects;
        this.routes = routes;
        this.calls = calls;
        this.streams = streams;
        this.executor = executor;
    }

    void mount(@Observes Router router) {
        for (Dialect dialect : dialects.all()) {
            Mount mount = new Mount(RestDialect.of(dialect), ApiCors.of(dialect));
            for (String root : dialect.roots()) {
                mount(router, root + "/*", mount);
            }
        }
        RestDialect elsewhere = dialects.ofUnknownPaths().map(RestDialect::of).orElse(RestDialect.NONE);
        router.route()
                .order(RouteConstants.ROUTE_ORDER_AFTER_DEFAULT)
                .handler(routing -> nothingElse(routing, elsewhere));
    }

    private void mount(Router router, String everything, Mount mount) {
        router.route(everything).order(BEFORE_THE_LENGTH_CHECK).handler(routing -> {
            MetricNames.set(eventLoop(), everything);
            ApiCors.open(routing.request());
            handle(routing, mount);
        });
    }

    // Answers calls of services that this server does not have, because their clients expect JSON and not an HTML page.
    // It runs after files and other routes, and skips only the paths below which protocol endpoints and pages answer
    // unknown paths themselves.
    private static void nothingElse(RoutingContext routing, RestDialect dialect) {
        String path = Objects.requireNonNullElse(routing.request().path(), "");
        if (PagePaths.PAGES_AND_PROTOCOLS.stream().anyMatch(path::startsWith)) {
            routing.next();
        } else {
            nothing(dialect).write(routing.response());
        }
    }

    /** Creates the routes at start, so that the server does not start if an rpc has a path that cannot be served. */
    void start(@Observes StartupEvent event) {
        routes.get().all();
    }

    private void handle(RoutingContext routing, Mount mount) {
        HttpServerRequest request = routing.request();
        List<String> path;
        try {
            path = RequestPath.segments(Objects.requireNonNullElse(request.path(), ""));
        } catch (IllegalArgumentException e) {
            String reason = Objects.requireNonNullElse(e.getMessage(), "The path cannot be read.");
            mount.dialect()
                    .failure(RpcFailure.of(Code.INVALID_ARGUMENT, "request.path.invalid", reason))
                    .write(routing.response());
            return;
        }
        String method = request.method().name();
        switch (routes.get().find(method.equals("HEAD") ? "GET" : method, path)) {
            case RouteTrie.Found.Target<Routed>(RestRoute route, List<String> fields) -> call(routing, route, fields);
            case RouteTrie.Found.Target<Routed>(MissingRoute missing, List<String> fields) ->
                missing.answer().write(routing.response());
            case RouteTrie.Found.OtherMethods<Routed> other ->
                otherMethods(request, mount, other.allowed()).write(routing.response());
            case RouteTrie.Found.Nothing<Routed> none ->
                (ApiCors.isPreflight(request)
                                ? RestAnswer.empty(mount.cors().preflight(ANY_METHOD))
                                : nothing(mount.dialect()))
                        .write(routing.response());
        }
    }

    private void call(RoutingContext routing, RestRoute route, List<String> path) {
        Context eventLoop = eventLoop();
        MetricNames.set(eventLoop, route.template().text());
        if (!route.readsBody()) {
            // Discards a body that the client sends nevertheless.
            if (!routing.request().isEnded()) {
                routing.request().resume();
            }
            answer(eventLoop, routing, route, path, ContentEncoding.IDENTITY, BodyReader.NONE);
            return;
        }
        Optional<ContentEncoding> encoding =
                ContentEncoding.of(routing.request().getHeader("Content-Encoding"));
        if (encoding.isEmpty()) {
            refuseEncoding(routing, route.dialect());
        } else if (route.rpc().takesStream()) {
            RestCalls.Call call = RestCalls.Call.of(routing.request(), route, path, encoding.get());
            LineWriter writer = new LineWriter(eventLoop, routing.response(), route.dialect());
            BodyStream body = BodyStream.of(routing, eventLoop);
            executor.execute(() -> streams.answer(call, body, writer));
        } else {
            BodyReader.read(
                    routing,
                    body -> answer(eventLoop, routing, route, path, encoding.get(), body),
                    () -> route.dialect()
                            .failure(413, UnreadBody.headers(routing.request()), BodyReader.tooLarge())
                            .write(routing.response()));
        }
    }

    private void answer(
            Context eventLoop,
            RoutingContext routing,
            RestRoute route,
            List<String> path,
            ContentEncoding encoding,
            byte[] body) {
        RestCalls.Call call = RestCalls.Call.of(routing.request(), route, path, encoding);
        if (route.rpc().answersStream()) {
            LineWriter writer = new LineWriter(eventLoop, routing.response(), route.dialect());
            executor.execute(() -> streams.answer(call, body, writer));
            return;
        }
        executor.execute(() -> {
            RestAnswer answer = calls.answer(call, body);
            eventLoop.runOnContext(nothing -> answer.write(routing.response()));
        });
    }

    private static Context eventLoop() {
        return Objects.requireNonNull(Vertx.currentContext(), "requests come on an event loop");
    }

    private static void refuseEncoding(RoutingContext routing, RestDialect dialect) {
        UnreadBody.drop(routing);
        Map<String, String> headers = new HashMap<>(UnreadBody.headers(routing.request()));
        // Tells the client which encodings are accepted (RFC 9110 section 12.5.3).
        headers.put("Accept-Encoding", ContentEncoding.ACCEPTED);
        dialect.failure(
                        415,
                        headers,
                        RpcFailure.of(
                                Code.INVALID_ARGUMENT,
                                "request.body.encoding_unsupported",
                                "The Content-Encoding of the body must be " + ContentEncoding.ACCEPTED + ", or none."))
                .write(routing.response());
    }

    // UNIMPLEMENTED is the code to which gRPC maps HTTP 404, so gRPC and REST clients get the same error for a call
    // that the server does not have.
    private static RestAnswer nothing(RestDialect dialect) {
        return dialect.failure(
                404,
                Map.of(),
                RpcFailure.of(Code.UNIMPLEMENTED, "request.path.unknown", "There is nothing at this path."));
    }

    private static RestAnswer otherMethods(HttpServerRequest request, Mount mount, Set<String> routed) {
        String allowed = Stream.concat(
                        routed.stream(), routed.contains("GET") ? Stream.of("HEAD", "OPTIONS") : Stream.of("OPTIONS"))
                .sorted()
                .collect(Collectors.joining(", "));
        Map<String, String> headers = new HashMap<>(Map.of("Allow", allowed));
        if (ApiCors.isPreflight(request)) {
            headers.putAll(mount.cors().preflight(allowed));
        }
        return request.method().name().equals("OPTIONS")
                ? RestAnswer.empty(headers)
                : mount.dialect()
                        .failure(
                                405,
                                headers,
                                RpcFailure.of(
                                        Code.UNIMPLEMENTED,
                                        "request.method.not_allowed",
                                        "This path supports " + allowed + "."));
    }

    /** What all paths of a dialect have in common. */
    private record Mount(RestDialect dialect, ApiCors cors) {}
}

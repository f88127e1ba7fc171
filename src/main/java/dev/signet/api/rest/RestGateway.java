package dev.signet.api.rest;

import com.google.rpc.Code;
import dev.signet.api.rpc.RpcExecutor;
import dev.signet.api.rpc.RpcFailure;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Takes REST requests on the event loop, finds their route, and hands them to a virtual thread. */
@Singleton
final class RestGateway {
    // Before the server's own check of the body's length, which answers without a JSON body.
    private static final int BEFORE_THE_LENGTH_CHECK = -3;
    // Where the metrics look for the name under which they count a request; a path would make one series per id.
    private static final String METRIC_NAME = "UrlPathTemplate";

    private final Provider<RestRoutes> routes;
    private final RestCalls calls;
    private final RpcExecutor executor;

    RestGateway(Provider<RestRoutes> routes, RestCalls calls, RpcExecutor executor) {
        this.routes = routes;
        this.calls = calls;
        this.executor = executor;
    }

    void mount(@Observes Router router) {
        for (RestMount mount : RestMount.ALL) {
            String everything = mount.root() + "/*";
            router.route(everything).order(BEFORE_THE_LENGTH_CHECK).handler(routing -> {
                eventLoop().putLocal(METRIC_NAME, everything);
                handle(routing.request());
            });
        }
    }

    /** Makes the routes, so that an rpc with a path that cannot be served stops the start. */
    void start(@Observes StartupEvent event) {
        routes.get().all();
    }

    private void handle(HttpServerRequest request) {
        List<String> path;
        try {
            path = RequestPath.segments(Objects.requireNonNullElse(request.path(), ""));
        } catch (IllegalArgumentException e) {
            String reason = Objects.requireNonNullElse(e.getMessage(), "The path cannot be read.");
            RestAnswer.of(RpcFailure.of(Code.INVALID_ARGUMENT, "request.path.invalid", reason))
                    .write(request.response());
            return;
        }
        String method = request.method().name();
        switch (routes.get().find(method.equals("HEAD") ? "GET" : method, path)) {
            case RouteTrie.Found.Target<RestRoute> found -> call(request, found.target(), found.path());
            case RouteTrie.Found.OtherMethods<RestRoute> other ->
                otherMethods(method, other.allowed()).write(request.response());
            case RouteTrie.Found.Nothing<RestRoute> nothing ->
                RestAnswer.of(RpcFailure.of(Code.NOT_FOUND, "request.path.unknown", "There is nothing at this path."))
                        .write(request.response());
        }
    }

    private void call(HttpServerRequest request, RestRoute route, List<String> path) {
        Context eventLoop = eventLoop();
        eventLoop.putLocal(METRIC_NAME, route.template().text());
        if (route.readsBody()) {
            BodyReader.read(request, body -> answer(eventLoop, request, route, path, body));
        } else {
            answer(eventLoop, request, route, path, BodyReader.NONE);
        }
    }

    private void answer(Context eventLoop, HttpServerRequest request, RestRoute route, List<String> path, byte[] body) {
        RestCalls.Call call = RestCalls.Call.of(request, route, path);
        executor.execute(() -> {
            RestAnswer answer = calls.answer(call, body);
            eventLoop.runOnContext(nothing -> answer.write(request.response()));
        });
    }

    private static Context eventLoop() {
        return Objects.requireNonNull(Vertx.currentContext(), "requests come on an event loop");
    }

    private static RestAnswer otherMethods(String method, Set<String> routed) {
        String allowed = Stream.concat(
                        routed.stream(), routed.contains("GET") ? Stream.of("HEAD", "OPTIONS") : Stream.of("OPTIONS"))
                .sorted()
                .collect(Collectors.joining(", "));
        Map<String, String> headers = Map.of("Allow", allowed);
        return method.equals("OPTIONS")
                ? RestAnswer.empty(headers)
                : RestAnswer.of(
                        405,
                        headers,
                        RpcFailure.of(
                                Code.UNIMPLEMENTED, "request.method.not_allowed", "This path takes " + allowed + "."));
    }
}

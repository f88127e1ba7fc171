package dev.signet.oidc;

import dev.signet.api.http.RawQuery;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.Json;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;

/** Answers requests to the protocol's endpoints and the pages whose query is not percent-encoded, as the endpoint would. */
@Singleton
final class BrokenQueries {
    // Before anything that reads a parameter.
    private static final int FIRST = Integer.MIN_VALUE;
    private static final List<String> PATHS = List.of("/oauth/", "/oidc/", "/.well-known/", "/ui/");

    private final ProtocolExceptionMapper errors;

    BrokenQueries(ProtocolExceptionMapper errors) {
        this.errors = errors;
    }

    void mount(@Observes Router router) {
        // A route with a pattern would read the parameters to add what it matched.
        router.route().order(FIRST).handler(this::check);
    }

    private void check(RoutingContext routing) {
        String path = Objects.requireNonNullElse(routing.request().path(), "");
        if (RawQuery.isReadable(routing.request().query()) || PATHS.stream().noneMatch(path::startsWith)) {
            routing.next();
            return;
        }
        ProtocolException failure = ProtocolError.INVALID_REQUEST.because("The query is not percent-encoded.");
        routing.vertx()
                .executeBlocking(() -> errors.answer(failure, path, routing.request()))
                .onSuccess(answer -> write(answer, routing.response()))
                .onFailure(routing::fail);
    }

    private static void write(Response answer, HttpServerResponse response) {
        response.setStatusCode(answer.getStatus());
        answer.getStringHeaders().forEach(response::putHeader);
        Object entity = answer.getEntity();
        response.end(entity instanceof String text ? text : Json.encode(entity));
    }
}

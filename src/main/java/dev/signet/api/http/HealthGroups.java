package dev.signet.api.http;

import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Answers 404 at the address of health groups, of which Signet has none: the health library would create a registry for
 * every name that anybody requests, and after a hundred names it would answer 500 with a stack trace in the log.
 */
@Singleton
final class HealthGroups {
    private static final int NOT_FOUND = 404;

    void mount(@Observes Router router) {
        router.route("/q/health/group/*")
                .order(RouteOrder.HEALTH_GROUPS)
                .handler(routing -> routing.response().setStatusCode(NOT_FOUND).end());
    }
}

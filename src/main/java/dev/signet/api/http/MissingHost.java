package dev.signet.api.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.impl.HttpServerRequestInternal;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Answers requests without a valid {@code Host}, which are refused before any route, with 400 and without a line in the
 * log: otherwise each of them would be logged as an error, and anybody can send them.
 */
@Singleton
final class MissingHost {
    private static final int BAD_REQUEST = 400;

    void mount(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(MissingHost::answer);
    }

    private static void answer(RoutingContext routing) {
        if (((HttpServerRequestInternal) routing.request()).isValidAuthority()) {
            routing.next();
            return;
        }
        routing.response()
                .setStatusCode(BAD_REQUEST)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain")
                .end("The request needs one valid Host.");
    }
}

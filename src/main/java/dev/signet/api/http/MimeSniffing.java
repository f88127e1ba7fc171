package dev.signet.api.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Tells browsers, in every response of every interface, to take the body for what its content type says: no JSON that a
 * stranger has influenced becomes a page, and no picture a script.
 *
 * <p>Requests that the decoder of HTTP/1 refuses reach no route: Vert.x answers them without this header, and without a
 * body.
 */
@Singleton
final class MimeSniffing {
    static final CharSequence NAME = HttpHeaders.createOptimized("X-Content-Type-Options");
    static final CharSequence VALUE = HttpHeaders.createOptimized("nosniff");

    void mount(@Observes Router router) {
        router.route()
                .order(RouteOrder.MIME_SNIFFING)
                .handler(MimeSniffing::forbid)
                .failureHandler(MimeSniffing::forbid);
    }

    private static void forbid(RoutingContext routing) {
        // Set when the header is complete, so that a page which adds it too does not have it twice.
        routing.addHeadersEndHandler(now -> routing.response().putHeader(NAME, VALUE));
        routing.next();
    }
}

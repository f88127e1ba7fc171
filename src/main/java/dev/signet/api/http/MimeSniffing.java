package dev.signet.api.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Tells browsers, in every response of every interface, to treat the body only as what its content type says. Otherwise
 * a browser might show JSON that a stranger has influenced as a page, or run a picture as a script.
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
        // Set at the last moment before the headers are sent, so that a page that sets this header itself does not have
        // it twice.
        routing.addHeadersEndHandler(now -> routing.response().putHeader(NAME, VALUE));
        routing.next();
    }
}

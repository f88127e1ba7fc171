package dev.signet.api.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.impl.HttpServerRequestInternal;
import io.vertx.core.http.impl.HttpServerRequestWrapper;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Sends no content in the response to a HEAD request over HTTP/2, whatever writes the response (RFC 9110 section 9.3.2).
 * Over HTTP/1 Vert.x leaves the content out by itself; over HTTP/2 it sends what it is given, and clients then report a
 * protocol error.
 *
 * <p>Such a request is routed again, from the beginning, with a response that drops its content.
 */
@Singleton
final class HeadResponses {

    void mount(@Observes Router router) {
        router.head()
                .order(RouteOrder.HEAD_RESPONSES)
                .handler(routing -> route(router, routing))
                .failureHandler(routing -> route(router, routing));
    }

    private static void route(Router router, RoutingContext routing) {
        HttpServerRequest request = routing.request();
        boolean sendsContent =
                request.version() == HttpVersion.HTTP_2 && !(routing.response() instanceof ResponseWithoutContent);
        if (sendsContent) {
            router.handle(new HeadRequest((HttpServerRequestInternal) request));
        } else {
            routing.next();
        }
    }

    private static final class HeadRequest extends HttpServerRequestWrapper {
        private final HttpServerResponse response;

        private HeadRequest(HttpServerRequestInternal request) {
            super(request);
            this.response = new ResponseWithoutContent(request.response());
        }

        @Override
        public HttpServerResponse response() {
            return response;
        }
    }
}

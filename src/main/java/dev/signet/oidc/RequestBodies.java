package dev.signet.oidc;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Has the body of a request to the protocol's endpoints and the sign-in pages read before a thread is given to it: whoever
 * sends slowly keeps no thread waiting, and whoever does not is answered sooner.
 */
@Singleton
final class RequestBodies {
    /** More than any form of the protocol, a pushed request with a signed object included. */
    private static final int MOST_BYTES = 256 * 1024;

    // after the check of the announced length, before the endpoints
    private static final int ORDER = -1;

    private static final List<String> PATHS = List.of("/oauth/v2/*", "/oidc/v1/*", "/ui/login/*");

    void mount(@Observes Router router) {
        for (String path : PATHS) {
            router.post(path).order(ORDER).handler(RequestBodies::read);
        }
    }

    @SuppressWarnings(
            "deprecation") // the one way to hand a body on that was not read by a BodyHandler, which parses it too
    private static void read(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        if (isTooLong(request.getHeader(HttpHeaders.CONTENT_LENGTH))) {
            refuse(routing);
            return;
        }
        // RFC 9110 section 10.1.1
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            routing.response().writeContinue();
        }
        Buffer body = Buffer.buffer();
        request.handler(part -> {
            if (body.length() + part.length() <= MOST_BYTES) {
                body.appendBuffer(part);
            } else if (!routing.response().ended()) {
                refuse(routing);
            }
        });
        request.endHandler(nothing -> {
            if (!routing.response().ended()) {
                routing.setBody(body);
                routing.next();
            }
        });
    }

    private static boolean isTooLong(@Nullable String announced) {
        return announced != null && (announced.length() > 9 || Integer.parseInt(announced) > MOST_BYTES);
    }

    // What is left of the body would otherwise have to be read before the connection can serve the next request.
    private static void refuse(RoutingContext routing) {
        routing.response()
                .setStatusCode(413)
                .putHeader(HttpHeaders.CONNECTION, "close")
                .endHandler(nothing -> routing.request().connection().close())
                .end();
    }
}

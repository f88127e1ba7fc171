package dev.signet.api.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.impl.HttpServerRequestInternal;
import io.vertx.core.impl.ContextInternal;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/**
 * Handles the rest of a body if the request is answered before the body was read: it is neither awaited nor stored.
 *
 * <p>Over HTTP/1.1 the connection is closed with the response, because the next request would follow after the rest of
 * the body. It stays open for a moment, in which incoming data is discarded, because a client that is still sending when
 * the connection is reset never reads the response (RFC 9112 section 9.6). Over HTTP/2 only the stream is closed, and the
 * connection serves its other streams (RFC 9113 section 8.1).
 */
public final class UnreadBody {
    private static final long NO_ERROR = 0;
    private static final long LINGERING_MILLIS = 2_000;

    private UnreadBody() {}

    /** Closes the stream or the connection after the response; must be called before the response is written. */
    public static void drop(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        routing.addEndHandler(ended -> {
            if (isStream(request)) {
                request.response().reset(NO_ERROR);
            } else {
                // The response may end on any thread, but the rest of the body arrives on this one.
                ((ContextInternal) ((HttpServerRequestInternal) request).context())
                        .emit(now -> linger(routing.vertx(), request));
            }
        });
    }

    private static void linger(Vertx vertx, HttpServerRequest request) {
        if (request.isEnded()) {
            request.connection().close();
            return;
        }
        long timer = vertx.setTimer(LINGERING_MILLIS, id -> request.connection().close());
        request.handler(part -> {})
                .exceptionHandler(gone -> vertx.cancelTimer(timer))
                .endHandler(nothing -> {
                    vertx.cancelTimer(timer);
                    request.connection().close();
                })
                .resume();
    }

    /** The headers of such a response. */
    public static Map<String, String> headers(HttpServerRequest request) {
        return isStream(request) ? Map.of() : Map.of("Connection", "close");
    }

    private static boolean isStream(HttpServerRequest request) {
        return request.version() == HttpVersion.HTTP_2;
    }
}

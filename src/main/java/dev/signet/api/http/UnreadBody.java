package dev.signet.api.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/**
 * Handles the rest of a body if the request is answered before the body was read: it is neither awaited nor stored.
 *
 * <p>Over HTTP/1.1 the connection is closed with the response, because the next request would follow after the rest of
 * the body. Over HTTP/2 only the stream is closed, and the connection serves its other streams (RFC 9113 section 8.1).
 */
public final class UnreadBody {
    private static final long NO_ERROR = 0;

    private UnreadBody() {}

    /** Closes the stream or the connection after the response; must be called before the response is written. */
    public static void drop(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        routing.addEndHandler(ended -> {
            if (isStream(request)) {
                request.response().reset(NO_ERROR);
            } else {
                request.connection().close();
            }
        });
    }

    /** The headers of such a response. */
    public static Map<String, String> headers(HttpServerRequest request) {
        return isStream(request) ? Map.of() : Map.of("Connection", "close");
    }

    private static boolean isStream(HttpServerRequest request) {
        return request.version() == HttpVersion.HTTP_2;
    }
}

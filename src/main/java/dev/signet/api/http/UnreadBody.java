package dev.signet.api.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/**
 * What becomes of the rest of a body whose request is answered before it was read: it is neither waited for nor kept.
 *
 * <p>Over HTTP/1.1 the connection ends with the answer, because the next request would stand behind the rest. Over HTTP/2
 * the stream ends and the connection serves its other streams (RFC 9113 section 8.1).
 */
public final class UnreadBody {
    private static final long NO_ERROR = 0;

    private UnreadBody() {}

    /** Ends the stream or the connection once the answer has been written; called before it is. */
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

    /** Header fields of such an answer. */
    public static Map<String, String> headers(HttpServerRequest request) {
        return isStream(request) ? Map.of() : Map.of("Connection", "close");
    }

    private static boolean isStream(HttpServerRequest request) {
        return request.version() == HttpVersion.HTTP_2;
    }
}

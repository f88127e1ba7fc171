package dev.signet.api.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/**
 * What becomes of the rest of a body whose request is answered before it was read: it is neither waited for nor kept.
 *
 * <p>Over HTTP/1.1 the connection ends with the answer, because the next request would stand behind the rest. It stays open
 * for a moment, in which what comes is thrown away: a client that is still sending when the connection is reset never reads
 * the answer (RFC 9112 section 9.6). Over HTTP/2 the stream ends and the connection serves its other streams (RFC 9113
 * section 8.1).
 */
public final class UnreadBody {
    private static final long NO_ERROR = 0;
    private static final long LINGERING_MILLIS = 2_000;

    private UnreadBody() {}

    /** Ends the stream or the connection once the answer has been written; called before it is. */
    public static void drop(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        routing.addEndHandler(ended -> {
            if (isStream(request)) {
                request.response().reset(NO_ERROR);
            } else {
                linger(routing.vertx(), request);
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

    /** Header fields of such an answer. */
    public static Map<String, String> headers(HttpServerRequest request) {
        return isStream(request) ? Map.of() : Map.of("Connection", "close");
    }

    private static boolean isStream(HttpServerRequest request) {
        return request.version() == HttpVersion.HTTP_2;
    }
}

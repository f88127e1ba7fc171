package dev.signet.api.http;

import io.vertx.ext.web.RoutingContext;

/**
 * Exempts a request from the time limit for its whole body, because the body is a stream that is processed while it
 * arrives. Whoever processes it limits the time without any bytes instead.
 */
public final class StreamedBody {
    private static final String TIMER = StreamedBody.class.getName();

    private StreamedBody() {}

    /** Remembers the timer that limits the time for the body. */
    static void remember(RoutingContext routing, long timer) {
        routing.put(TIMER, timer);
    }

    /** Ends the time limit for the body. */
    public static void exempt(RoutingContext routing) {
        Long timer = routing.get(TIMER);
        if (timer != null) {
            routing.vertx().cancelTimer(timer);
        }
    }
}

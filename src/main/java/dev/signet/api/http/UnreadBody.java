package dev.signet.api.http;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.impl.HttpServerRequestInternal;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * Discards the rest of a body if the request was answered before the body was read. A client that is still sending when
 * its stream is reset or its connection closed often never reads the response: over HTTP/2 curl and httpx report an
 * error of the protocol instead (RFC 9113 section 8.1), over HTTP/1.1 the response is lost with the connection
 * (RFC 9112 section 9.6). And a client whose body is not read cannot finish its request.
 *
 * <p>The rest is not stored. It is no longer read after {@link #MOST_BYTES}, after {@link #LONGEST}, or if less than
 * {@link #LEAST_BYTES} arrive in {@link #STEP}. Then over HTTP/2 only the stream is reset, so that the connection goes
 * on serving its other streams; over HTTP/1.1 the connection is closed.
 */
public final class UnreadBody {
    /** Maximum number of bytes that are discarded after the response; the last part that arrives may exceed it. */
    static final int MOST_BYTES = 8 * 1024 * 1024;

    static final int LEAST_BYTES = 4096;
    static final Duration STEP = Duration.ofSeconds(2);
    static final Duration LONGEST = Duration.ofSeconds(20);

    private static final long NO_ERROR = 0;
    private static final Set<HttpMethod> WITHOUT_BODY = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private UnreadBody() {}

    /**
     * Discards the rest of the body after the response. Over HTTP/1.1 the connection is then closed, so the response
     * must contain the {@link #headers} that announce this. Must be called before the response is written.
     */
    public static void drop(RoutingContext routing) {
        routing.addEndHandler(ended -> discard(routing, true));
    }

    /** Discards the rest of the body of a request that has been answered. */
    static void discard(RoutingContext routing) {
        if (!routing.request().isEnded() && mayHaveBody(routing.request())) {
            discard(routing, false);
        }
    }

    // Quarkus itself resumes a request that was not read, on the thread that ended the response. For a GET that is
    // another
    // thread than this one, and the request may have ended when it does, which it reports as an error.
    private static boolean mayHaveBody(HttpServerRequest request) {
        return !WITHOUT_BODY.contains(request.method()) || request.headers().contains(HttpHeaders.CONTENT_LENGTH);
    }

    /** The headers of a response after which the connection is closed. */
    public static Map<String, String> headers(HttpServerRequest request) {
        return isStream(request) ? Map.of() : Map.of("Connection", "close");
    }

    // Runs on the event loop of the request, because the rest of the body arrives there; the response may end on any
    // thread.
    private static void discard(RoutingContext routing, boolean closes) {
        ((ContextInternal) ((HttpServerRequestInternal) routing.request()).context())
                .emit(now -> Rest.of(routing).discard(closes));
    }

    private static boolean isStream(HttpServerRequest request) {
        return request.version() == HttpVersion.HTTP_2;
    }

    /** The part of a body that has not been read. */
    private static final class Rest {
        private static final String KEY = Rest.class.getName();
        private static final long MOST_STEPS = LONGEST.dividedBy(STEP);

        private final RoutingContext routing;
        private final HttpServerRequest request;
        private final Channel channel;
        private boolean closes;
        private boolean begun;
        private boolean done;
        private long timer = -1;
        private long received;
        private long receivedBefore;
        private long steps;

        private Rest(RoutingContext routing) {
            this.routing = routing;
            this.request = routing.request();
            this.channel = ((ConnectionBase) request.connection()).channel();
        }

        private static Rest of(RoutingContext routing) {
            Rest rest = routing.get(KEY);
            if (rest == null) {
                rest = new Rest(routing);
                routing.put(KEY, rest);
            }
            return rest;
        }

        private void discard(boolean thenCloses) {
            closes |= thenCloses;
            if (request.isEnded()) {
                complete();
            } else if (!begun && channel.isActive()) {
                begin();
            }
        }

        private void begin() {
            begun = true;
            request.handler(part -> take(part.length()))
                    .exceptionHandler(gone -> stop())
                    .endHandler(nothing -> complete())
                    .resume();
            if (!done) {
                timer = routing.vertx().setPeriodic(STEP.toMillis(), id -> look());
            }
        }

        private void take(int bytes) {
            received += bytes;
            if (received > MOST_BYTES && !done) {
                cut();
            }
        }

        private void look() {
            steps++;
            if (received - receivedBefore < LEAST_BYTES || steps >= MOST_STEPS) {
                cut();
            }
            receivedBefore = received;
        }

        private void complete() {
            stop();
            if (closes && !isStream(request)) {
                request.connection().close();
            }
        }

        private void cut() {
            stop();
            // While a request is upgraded to HTTP/2, its body still arrives over HTTP/1.1.
            if (isStream(request) && channel.pipeline().get(HttpRequestDecoder.class) == null) {
                request.response().reset(NO_ERROR);
            } else {
                request.connection().close();
            }
        }

        private void stop() {
            done = true;
            routing.vertx().cancelTimer(timer);
        }
    }
}

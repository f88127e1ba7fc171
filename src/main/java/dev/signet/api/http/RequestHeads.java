package dev.signet.api.http;

import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.impl.HttpServerRequestInternal;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Refuses requests that do not have exactly one valid {@code Host} (over HTTP/1.0, at most one), and requests over HTTP/1
 * of which a proxy and this server could disagree where they end. A stranger could otherwise hide a request in the body of
 * another one, and the proxy would give the response to somebody else (RFC 9112 sections 3.2, 6.1 and 11.2, A-28).
 *
 * <p>They are answered with 400 and without a line in the log: otherwise each of them would be logged as an error, and
 * anybody can send them.
 */
@Singleton
final class RequestHeads {
    private static final int BAD_REQUEST = 400;

    /** Marks a connection that is closed after the response to its present request. */
    private static final AttributeKey<Boolean> LAST_REQUEST = AttributeKey.valueOf(RequestHeads.class, "last request");

    void mount(@Observes Router router) {
        router.route()
                .order(RouteOrder.HEAD)
                .handler(RequestHeads::check)
                .failureHandler(RequestHeads::answerInvalidHost);
    }

    private static void check(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        if (connection(request).hasAttr(LAST_REQUEST)) {
            // Sent behind a request that ends the connection, which is about to be closed.
            return;
        }
        MultiMap headers = request.headers();
        int hosts = headers.getAll(HttpHeaders.HOST).size();
        if (hosts > 1 || (hosts == 1 && !hasValidHost(request))) {
            refuse(routing, "The request needs one valid Host.");
        } else if (request.version() != HttpVersion.HTTP_2 && headers.contains(HttpHeaders.TRANSFER_ENCODING)) {
            checkChunked(routing, headers.getAll(HttpHeaders.TRANSFER_ENCODING));
        } else {
            routing.next();
        }
    }

    private static void checkChunked(RoutingContext routing, List<String> codings) {
        boolean chunkedOnly = codings.size() == 1 && codings.getFirst().equalsIgnoreCase("chunked");
        if (!chunkedOnly || routing.request().version() != HttpVersion.HTTP_1_1) {
            refuse(routing, "The only Transfer-Encoding that this server reads is chunked, over HTTP/1.1.");
            return;
        }
        // The decoder has removed a Content-Length that came together with Transfer-Encoding, so nobody can tell
        // whether there was one. After such a request the connection must be closed.
        connection(routing.request()).attr(LAST_REQUEST).set(true);
        routing.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        routing.addEndHandler(ended -> routing.request().connection().close());
        routing.next();
    }

    // Over HTTP/1.1 the router refuses a request without a valid Host before any handler.
    private static void answerInvalidHost(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        if (request.version() == HttpVersion.HTTP_1_1 && !hasValidHost(request)) {
            refuse(routing, "The request needs one valid Host.");
        } else {
            routing.next();
        }
    }

    private static boolean hasValidHost(HttpServerRequest request) {
        return ((HttpServerRequestInternal) request).isValidAuthority();
    }

    private static Channel connection(HttpServerRequest request) {
        return ((ConnectionBase) request.connection()).channel();
    }

    private static void refuse(RoutingContext routing, String reason) {
        if (routing.request().version() != HttpVersion.HTTP_2) {
            connection(routing.request()).attr(LAST_REQUEST).set(true);
        }
        UnreadBody.drop(routing);
        UnreadBody.headers(routing.request()).forEach(routing.response()::putHeader);
        routing.response()
                .setStatusCode(BAD_REQUEST)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain")
                .end(reason);
    }
}

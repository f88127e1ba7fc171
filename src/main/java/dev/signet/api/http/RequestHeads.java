package dev.signet.api.http;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.impl.HttpServerRequestInternal;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Refuses requests that do not have exactly one valid {@code Host}, and requests over HTTP/1 of which a proxy and this
 * server could disagree where they end. A stranger could otherwise hide a request in the body of another one, and the
 * proxy would give the response to somebody else (RFC 9112 sections 3.2, 6.1 and 11.2).
 *
 * <p>They are answered with 400 and without a line in the log: otherwise each of them would be logged as an error, and
 * anybody can send them.
 */
@Singleton
final class RequestHeads {
    private static final int FIRST = Integer.MIN_VALUE;
    private static final int BAD_REQUEST = 400;

    void mount(@Observes Router router) {
        router.route().order(FIRST).handler(RequestHeads::check).failureHandler(RequestHeads::answerInvalidHost);
    }

    private static void check(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        MultiMap headers = request.headers();
        if (headers.getAll(HttpHeaders.HOST).size() > 1) {
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
        routing.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        routing.addEndHandler(ended -> routing.request().connection().close());
        routing.next();
    }

    private static void answerInvalidHost(RoutingContext routing) {
        if (((HttpServerRequestInternal) routing.request()).isValidAuthority()) {
            routing.next();
        } else {
            refuse(routing, "The request needs one valid Host.");
        }
    }

    private static void refuse(RoutingContext routing, String reason) {
        UnreadBody.drop(routing);
        UnreadBody.headers(routing.request()).forEach(routing.response()::putHeader);
        routing.response()
                .setStatusCode(BAD_REQUEST)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain")
                .end(reason);
    }
}

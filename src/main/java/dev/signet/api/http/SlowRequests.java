package dev.signet.api.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Notifies the {@link RequestDeadline} of a connection that a request has arrived, and limits the time for its body to
 * {@link #BODY}: a request whose body is incomplete by then is answered with 408, unless the body is a stream ({@link
 * StreamedBody}). If a request is answered before its body is read, {@link UnreadBody} discards the rest of the body.
 */
@Singleton
final class SlowRequests {
    static final Duration BODY = Duration.ofSeconds(30);

    private static final int REQUEST_TIMEOUT = 408;
    private static final Set<HttpMethod> NEVER_WITH_BODY = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final Vertx vertx;

    SlowRequests(Vertx vertx) {
        this.vertx = vertx;
    }

    void mount(@Observes Router router) {
        router.route().order(RouteOrder.DEADLINE).handler(this::watch);
    }

    private void watch(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        Optional<RequestDeadline> deadline = RequestDeadline.of(((ConnectionBase) request.connection()).channel());
        deadline.ifPresent(present -> present.requestCame(request.version() == HttpVersion.HTTP_2));
        boolean mayHaveBody = mayHaveBody(request);
        long timer = mayHaveBody ? vertx.setTimer(BODY.toMillis(), id -> giveUp(routing)) : -1;
        StreamedBody.remember(routing, timer);
        routing.addEndHandler(ended -> {
            deadline.ifPresent(RequestDeadline::requestLeft);
            vertx.cancelTimer(timer);
            if (mayHaveBody || request.version() == HttpVersion.HTTP_2) {
                UnreadBody.discard(routing);
            }
        });
        routing.next();
    }

    // Over HTTP/2 a request may have a body without any header that announces it (RFC 9113 section 8.1.1).
    private static boolean mayHaveBody(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null) {
            return !length.equals("0");
        }
        return request.version() == HttpVersion.HTTP_2
                ? !NEVER_WITH_BODY.contains(request.method())
                : request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
    }

    private static void giveUp(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        if (request.isEnded() || routing.response().ended()) {
            return;
        }
        if (routing.response().headWritten()) {
            routing.response().reset();
            return;
        }
        UnreadBody.drop(routing);
        UnreadBody.headers(request).forEach(routing.response()::putHeader);
        routing.response().setStatusCode(REQUEST_TIMEOUT).end();
    }
}

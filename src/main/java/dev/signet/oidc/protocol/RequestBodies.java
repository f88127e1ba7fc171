package dev.signet.oidc.protocol;

import dev.signet.api.http.ExpectedBody;
import dev.signet.api.http.UnreadBody;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.HttpMethod;
import java.io.ByteArrayInputStream;
import java.util.Map;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;
import org.jspecify.annotations.Nullable;

/**
 * Reads the body of a request to the protocol's endpoints or the sign-in pages on the event loop, before the request
 * gets a thread of its own. A client that sends slowly therefore blocks no thread.
 *
 * <p>This must be a filter of the REST framework and cannot happen before: the framework pauses every request when it
 * takes it over, and over HTTP/2 a request whose body has been read cannot be paused.
 */
public final class RequestBodies {
    /**
     * Maximum length of a body in bytes: larger than any form of the protocol, including a pushed request with a signed
     * request object.
     */
    private static final int MOST_BYTES = 256 * 1024;

    private static final String NOT_PACKED = "identity";
    private static final Set<String> WITHOUT_BODY = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    @ServerRequestFilter(nonBlocking = true)
    public void read(ResteasyReactiveContainerRequestContext context, RoutingContext routing) {
        if (WITHOUT_BODY.contains(context.getMethod())) {
            return;
        }
        HttpServerRequest request = routing.request();
        if (isTooLong(request.getHeader(HttpHeaders.CONTENT_LENGTH))) {
            throw tooLong(routing);
        }
        String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase(NOT_PACKED)) {
            throw packed(routing);
        }
        context.suspend();
        ExpectedBody.ask(request);
        new Reading(context, routing).start();
    }

    private static boolean isTooLong(@Nullable String announced) {
        return announced != null && (announced.length() > 9 || Integer.parseInt(announced) > MOST_BYTES);
    }

    private static ProtocolException tooLong(RoutingContext routing) {
        return unread(
                routing,
                ProtocolError.INVALID_REQUEST
                        .because("The body is longer than " + MOST_BYTES + " bytes.")
                        .withStatus(413));
    }

    // Refuses compressed bodies. Bodies of the protocol are small and need no compression, and a small compressed body
    // could expand to a thousand times its size.
    private static ProtocolException packed(RoutingContext routing) {
        return unread(
                        routing,
                        ProtocolError.INVALID_REQUEST
                                .because("The body must not have a Content-Encoding.")
                                .withStatus(415))
                .with(HttpHeaders.ACCEPT_ENCODING.toString(), NOT_PACKED);
    }

    private static ProtocolException unread(RoutingContext routing, ProtocolException refusal) {
        UnreadBody.drop(routing);
        ProtocolException told = refusal;
        for (Map.Entry<String, String> header :
                UnreadBody.headers(routing.request()).entrySet()) {
            told = told.with(header.getKey(), header.getValue());
        }
        return told;
    }

    /** Collects the body on the event loop, then lets the framework continue with the request. */
    private static final class Reading {
        private final ResteasyReactiveContainerRequestContext context;
        private final RoutingContext routing;
        private final Buffer body = Buffer.buffer();
        private boolean refused;

        private Reading(ResteasyReactiveContainerRequestContext context, RoutingContext routing) {
            this.context = context;
            this.routing = routing;
        }

        private void start() {
            routing.request()
                    .handler(this::take)
                    .endHandler(nothing -> finish())
                    .resume();
        }

        private void take(Buffer part) {
            if (refused) {
                return;
            }
            if (body.length() + part.length() > MOST_BYTES) {
                refused = true;
                context.resume(tooLong(routing));
            } else {
                body.appendBuffer(part);
            }
        }

        private void finish() {
            if (!refused) {
                context.setEntityStream(new ByteArrayInputStream(body.getBytes()));
                context.resume();
            }
        }
    }
}

package dev.signet.api.http;

import io.grpc.Status;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
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
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Refuses requests that are malformed although the decoders accept them: those that do not have exactly one {@code
 * Host} with a valid value (over HTTP/1.0 it may be missing), those with an invalid URI or header field, with several
 * values of a field that may have only one, or with an unknown version of HTTP. It also refuses requests over HTTP/1
 * about whose end a proxy and this server could disagree: a stranger could hide a request in the body of another one,
 * and the proxy would give the response to somebody else (RFC 9112 sections 3.2, 6.1 and 11.2, A-28).
 *
 * <p>They are answered with 400 and without a line in the log: otherwise each of them would be logged as an error, and
 * anybody can send them.
 *
 * <p>Some deviations are left to the decoders, because they do no harm: a method in lower case (it is another method,
 * which no path supports; RFC 9110 section 9.1), more than one space in the request line, and any character in the
 * extension of a chunk (the connection is closed after such a request).
 */
@Singleton
final class RequestHeads {
    /**
     * The system property that turns off the URI check of Quarkus, because this class has its own. The check of Quarkus
     * runs before every route and throws an exception if there is no URI at all, as in a CONNECT over HTTP/2 (RFC 9113
     * section 8.5): the request would never be answered, and the exception would be logged with its stack trace.
     */
    static final String OWN_URI_CHECK = "vertx.disableURIValidation";

    private static final int BAD_REQUEST = 400;
    private static final String INVALID_HOST = "The request needs one valid Host.";

    /** The request after whose response the connection is closed. */
    private static final AttributeKey<HttpServerRequest> LAST_REQUEST =
            AttributeKey.valueOf(RequestHeads.class, "last request");

    private final DateHeader date;
    private final SingleFields singleFields;

    RequestHeads(DateHeader date, SingleFields singleFields) {
        this.date = date;
        this.singleFields = singleFields;
    }

    void mount(@Observes Router router) {
        router.route().order(RouteOrder.HEAD).handler(this::check).failureHandler(this::checkFailed);
    }

    private void check(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        if (isBehindTheLast(request)) {
            return;
        }
        Optional<String> fault = faultOf(request);
        MultiMap headers = request.headers();
        if (fault.isPresent()) {
            refuse(routing, fault.get());
        } else if (request.version() != HttpVersion.HTTP_2 && headers.contains(HttpHeaders.TRANSFER_ENCODING)) {
            checkChunked(routing, headers.getAll(HttpHeaders.TRANSFER_ENCODING));
        } else {
            routing.next();
        }
    }

    // The router refuses some requests before any handler: those without a valid Host, and those whose URI is no path.
    private void checkFailed(RoutingContext routing) {
        if (isBehindTheLast(routing.request())) {
            return;
        }
        if (routing.response().headWritten()) {
            routing.next();
        } else {
            faultOf(routing.request()).ifPresentOrElse(fault -> refuse(routing, fault), () -> fail(routing));
        }
    }

    // A request that the router refused has not reached SlowRequests, which otherwise discards the unread body.
    private static void fail(RoutingContext routing) {
        routing.addEndHandler(ended -> UnreadBody.discard(routing));
        routing.next();
    }

    /**
     * Whether the request follows one after whose response the connection is closed, so that it must not be answered.
     */
    private static boolean isBehindTheLast(HttpServerRequest request) {
        HttpServerRequest last = connection(request).attr(LAST_REQUEST).get();
        return last != null && !last.equals(request);
    }

    private Optional<String> faultOf(HttpServerRequest request) {
        if (request.version() == null) {
            return Optional.of("This server speaks HTTP/1.0, HTTP/1.1 and HTTP/2.");
        }
        int hosts = request.headers().getAll(HttpHeaders.HOST).size();
        boolean needed = hosts > 0 || request.version() != HttpVersion.HTTP_1_0;
        if (hosts > 1 || (needed && !((HttpServerRequestInternal) request).isValidAuthority())) {
            return Optional.of(INVALID_HOST);
        }
        if (!isValid(request.uri())) {
            return Optional.of("The request needs a valid URI.");
        }
        if (!HeaderFields.areValid(request)) {
            return Optional.of("A header field has an empty name or a character that is not allowed.");
        }
        return singleFields.repeatedIn(request.headers()).map(name -> name + " must not occur more than once.");
    }

    private static boolean isValid(@Nullable String uri) {
        if (uri == null) {
            return false;
        }
        try {
            URI _ = new URI(uri);
            return true;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private void checkChunked(RoutingContext routing, List<String> codings) {
        HttpServerRequest request = routing.request();
        boolean chunkedOnly = codings.size() == 1 && codings.getFirst().equalsIgnoreCase("chunked");
        if (!chunkedOnly || request.version() != HttpVersion.HTTP_1_1) {
            refuse(routing, "The only Transfer-Encoding that this server reads is chunked, over HTTP/1.1.");
            return;
        }
        // The decoder has removed a Content-Length that came together with Transfer-Encoding, so nobody can tell
        // whether there was one. After such a request the connection must be closed.
        connection(request).attr(LAST_REQUEST).set(request);
        routing.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        UnreadBody.drop(routing);
        routing.next();
    }

    private static Channel connection(HttpServerRequest request) {
        return ((ConnectionBase) request.connection()).channel();
    }

    private void refuse(RoutingContext routing, String reason) {
        HttpServerRequest request = routing.request();
        if (request.version() != HttpVersion.HTTP_2) {
            connection(request).attr(LAST_REQUEST).set(request);
        }
        if (request.version() == null) {
            refuseVersion(routing, reason);
            return;
        }
        if (GrpcRefusal.isGrpc(request)) {
            GrpcRefusal.write(routing, Status.Code.INVALID_ARGUMENT, reason);
            return;
        }
        UnreadBody.drop(routing);
        UnreadBody.headers(request).forEach(routing.response()::putHeader);
        routing.response()
                .setStatusCode(BAD_REQUEST)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain")
                .end(reason);
    }

    // Written with Netty, because a response of Vert.x would repeat the HTTP version of the request even if it is
    // unknown.
    private void refuseVersion(RoutingContext routing, String reason) {
        DefaultFullHttpResponse response = new DefaultFullHttpResponse(
                io.netty.handler.codec.http.HttpVersion.HTTP_1_1,
                HttpResponseStatus.BAD_REQUEST,
                Unpooled.copiedBuffer(reason, StandardCharsets.US_ASCII));
        routing.response().headers().forEach(field -> response.headers().set(field.getKey(), field.getValue()));
        response.headers()
                .set(HttpHeaderNames.DATE, date.now())
                .set(MimeSniffing.NAME, MimeSniffing.VALUE)
                .set(HttpHeaderNames.CONTENT_TYPE, "text/plain")
                .set(HttpHeaderNames.CONTENT_LENGTH, reason.length())
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        ChannelFuture _ =
                connection(routing.request()).writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
    }
}

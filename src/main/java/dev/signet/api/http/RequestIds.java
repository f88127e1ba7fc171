package dev.signet.api.http;

import dev.signet.interaction.Caller;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Gives every request an id, which connects its response, the lines that it causes in the log and the events that it
 * appends: {@code x-request-id} if it consists of 1 to 64 letters, digits, dots, dashes, underscores or colons, else the
 * trace id of {@code traceparent}, else a random id. The response has it as {@code x-request-id}.
 */
@Singleton
public final class RequestIds {
    private static final CharSequence HEADER = HttpHeaders.createOptimized(Caller.REQUEST_ID);
    private static final String KEY = RequestIds.class.getName();
    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9._:-]{1,64}");
    // W3C Trace Context section 3.2.2: version, trace id, parent id, flags
    private static final Pattern TRACEPARENT = Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}.*");
    private static final HexFormat HEX = HexFormat.of();

    /** Called by the container. */
    RequestIds() {}

    /** The id of the request that this thread works on; null if there is none. */
    public static @Nullable String current() {
        Context context = Vertx.currentContext();
        return context != null && VertxContext.isDuplicatedContext(context) ? context.getLocal(KEY) : null;
    }

    void mount(@Observes Router router) {
        router.route().order(RouteOrder.REQUEST_ID).handler(RequestIds::identify);
    }

    private static void identify(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        String id = of(request.getHeader(HEADER), request.getHeader("traceparent"));
        // Whoever reads the header later gets the id, whether or not the client has sent one.
        request.headers().set(HEADER, id);
        routing.response().putHeader(HEADER, id);
        Context context = Vertx.currentContext();
        // The context of an event loop is shared by all requests and must not hold what belongs to one.
        if (context != null && VertxContext.isDuplicatedContext(context)) {
            context.putLocal(KEY, id);
        }
        routing.next();
    }

    /** The id of a request with these headers. */
    public static String of(@Nullable String given, @Nullable String trace) {
        if (given != null && WELL_FORMED.matcher(given).matches()) {
            return given;
        }
        if (trace != null) {
            Matcher matcher = TRACEPARENT.matcher(trace);
            if (matcher.matches()) {
                return matcher.group(1);
            }
        }
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return HEX.toHexDigits(random.nextLong()) + HEX.toHexDigits(random.nextLong());
    }
}

package dev.signet.api.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Adds the Date header to every response (RFC 9110 section 6.6.1), except those to requests that reach no route,
 * because the decoder of HTTP/1 refuses them: Vert.x answers them by itself.
 *
 * <p>The text is created once per second and shared, so a response costs only a look at the clock and one more header.
 * Two threads may create the text of the same second, which does no harm.
 */
@Singleton
final class DateHeader {
    // IMF-fixdate (RFC 9110 section 5.6.7), in which the day always has two digits
    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final Clock clock;
    private volatile Dated current;

    DateHeader(Clock clock) {
        this.clock = clock;
        this.current = Dated.of(clock.millis() / 1_000);
    }

    void mount(@Observes Router router) {
        router.route().order(RouteOrder.DATE).handler(this::date).failureHandler(this::date);
    }

    private void date(RoutingContext routing) {
        // Set at the last moment before the headers are sent: when a failure comes, they may already be sent and can no
        // longer be changed.
        routing.addHeadersEndHandler(complete -> routing.response().putHeader(HttpHeaders.DATE, now()));
        routing.next();
    }

    /** The current value of the header. */
    CharSequence now() {
        long second = clock.millis() / 1_000;
        Dated dated = current;
        if (dated.second() != second) {
            dated = Dated.of(second);
            current = dated;
        }
        return dated.text();
    }

    /** A second since the epoch and the value of the header for it. */
    private record Dated(long second, CharSequence text) {
        static Dated of(long second) {
            return new Dated(second, HttpHeaders.createOptimized(FORM.format(Instant.ofEpochSecond(second))));
        }
    }
}

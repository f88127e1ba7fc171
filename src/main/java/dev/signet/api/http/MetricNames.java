package dev.signet.api.http;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.quarkus.micrometer.runtime.binder.vertx.HttpRequestMetric;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Prevents strangers from creating time series in the metrics. A request is counted under the template of its
 * route, every other request under one common name, and requests with unknown methods are not counted.
 *
 * <p>The number of series is limited, and beyond the limit no new one is created. Without this class, anybody who
 * requested enough different paths could stop the counting of real endpoints.
 */
@Singleton
final class MetricNames {
    /** The name for all requests without a route. */
    static final String NO_ROUTE = "/{path}";

    // Runs before every handler that may answer.
    private static final int FIRST = Integer.MIN_VALUE;
    private static final Set<String> METHODS = Stream.of(
                    HttpMethod.GET,
                    HttpMethod.HEAD,
                    HttpMethod.POST,
                    HttpMethod.PUT,
                    HttpMethod.PATCH,
                    HttpMethod.DELETE,
                    HttpMethod.OPTIONS)
            .map(HttpMethod::name)
            .collect(Collectors.toUnmodifiableSet());

    void mount(@Observes Router router) {
        router.route().order(FIRST).handler(MetricNames::name);
    }

    @Produces
    @Singleton
    MeterFilter methodsOfRoutesOnly() {
        return MeterFilter.deny(MetricNames::hasForeignMethod);
    }

    private static void name(RoutingContext routing) {
        HttpRequestMetric metric = HttpRequestMetric.getRequestMetric(routing);
        if (metric != null) {
            metric.setTemplatePath(NO_ROUTE);
        }
        routing.next();
    }

    private static boolean hasForeignMethod(Meter.Id meter) {
        String method = meter.getName().startsWith("http.server") ? meter.getTag("method") : null;
        return method != null && !METHODS.contains(method);
    }
}

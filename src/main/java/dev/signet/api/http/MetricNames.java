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
 * Keeps strangers from making series in the metrics: a request is counted under the template of its route, every
 * other one under one common name, and one with a method that no route has is not counted.
 *
 * <p>The number of series is bounded, and beyond it no new one is made; so without this, whoever asked for enough paths
 * would end the counting of real endpoints.
 */
@Singleton
final class MetricNames {
    /** The name of all requests that no route gives a better one. */
    static final String NO_ROUTE = "/{path}";

    // Before everything that may answer.
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

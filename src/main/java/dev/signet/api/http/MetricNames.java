package dev.signet.api.http;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import io.quarkus.micrometer.runtime.HttpServerMetricsTagsContributor;
import io.quarkus.micrometer.runtime.binder.vertx.HttpRequestMetric;
import io.vertx.core.Context;
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
 * Determines the names under which requests are counted in the metrics. A request is counted under the template of its
 * route, whatever the response is, and all requests without a route are counted under one common name.
 *
 * <p>Therefore strangers cannot create time series. The number of series is limited, and beyond the limit no new
 * one is created: if paths were names, anybody could request so many different ones that real endpoints would no longer
 * be counted. Requests with unknown methods are not counted for the same reason.
 */
@Singleton
public final class MetricNames {
    /** The name for all requests without a route. */
    static final String NO_ROUTE = "/{path}";

    // The key under which Quarkus stores the template of the route; Quarkus itself sets it only for the resources of
    // Jakarta REST.
    private static final String TEMPLATE = "UrlPathTemplate";

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

    /** Sets the name of the request that {@code context} belongs to. */
    public static void set(Context context, String template) {
        context.putLocal(TEMPLATE, template);
    }

    // Needed because Quarkus itself counts a redirect, a 404 and other errors under the template only if the template
    // contains a parameter.
    @Produces
    @Singleton
    HttpServerMetricsTagsContributor templateOfRoute() {
        return request -> {
            String template = request.requestContextLocalData(TEMPLATE);
            return Tags.of("uri", template == null ? NO_ROUTE : template);
        };
    }

    void mount(@Observes Router router) {
        router.route().order(RouteOrder.METRICS).handler(MetricNames::name);
    }

    @Produces
    @Singleton
    MeterFilter methodsOfRoutesOnly() {
        return MeterFilter.deny(MetricNames::hasForeignMethod);
    }

    // If the client disconnects before the response, Quarkus counts the request under the name that is set here and
    // does not ask the tags contributor.
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

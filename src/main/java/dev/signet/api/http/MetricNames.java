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
 * Names the requests in the metrics. A request is counted under the template of its route, whatever the answer is, and
 * every request without a route under one common name.
 *
 * <p>So strangers create no time series. The number of series is limited, and beyond the limit no new one is
 * created: anybody who requested enough different paths could otherwise stop the counting of real endpoints. Requests with
 * unknown methods are not counted for the same reason.
 */
@Singleton
public final class MetricNames {
    /** The name for all requests without a route. */
    static final String NO_ROUTE = "/{path}";

    // Quarkus sets this key for the resources of Jakarta REST.
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

    // Quarkus itself counts a redirect, a 404 and other errors under the template only if the template contains a
    // parameter.
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

    // A request whose client goes away is counted under this name, without asking the contributors of tags.
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

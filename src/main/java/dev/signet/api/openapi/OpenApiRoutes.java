package dev.signet.api.openapi;

import dev.signet.api.http.MetricNames;
import dev.signet.api.pipeline.RpcExecutor;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** Serves the document at {@code /openapi} and the page at {@code /openapi/ui} (Swagger UI) to everybody. */
@Singleton
final class OpenApiRoutes {
    private static final String PAGE = "/openapi/ui";
    // Swagger UI has its images as data URLs in its style sheet, and the calls that users try out go to this server.
    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
                    + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final String SCRIPT = "text/javascript;charset=utf-8";
    private static final String STYLE = "text/css;charset=utf-8";
    private static final Map<String, String> PARTS =
            Map.of("swagger-ui.css", STYLE, "page.css", STYLE, "swagger-ui-bundle.js", SCRIPT, "start.js", SCRIPT);

    private final Provider<OpenApiFiles> files;
    private final RpcExecutor executor;

    OpenApiRoutes(Provider<OpenApiFiles> files, RpcExecutor executor) {
        this.files = files;
        this.executor = executor;
    }

    void mount(@Observes Router router) {
        read(router, "/openapi").handler(request -> serve(request, "application/json", OpenApiFiles::document));
        read(router, PAGE)
                .handler(request -> serve(request, "text/html;charset=utf-8", all -> all.ofThePage("index.html")));
        PARTS.forEach((name, contentType) -> read(router, PAGE + '/' + name)
                .handler(request -> serve(request, contentType, all -> all.ofThePage(name))));
    }

    private static Route read(Router router, String path) {
        return router.route(path).method(HttpMethod.GET).method(HttpMethod.HEAD);
    }

    // Runs off the event loop, because creating the files takes a while at the first request.
    private void serve(RoutingContext request, String contentType, Function<OpenApiFiles, Buffer> file) {
        Context eventLoop = Objects.requireNonNull(Vertx.currentContext(), "requests come on an event loop");
        MetricNames.set(eventLoop, request.normalizedPath());
        executor.execute(() -> {
            try {
                Buffer content = file.apply(files.get());
                eventLoop.runOnContext(nothing -> write(request.response(), contentType, content));
            } catch (RuntimeException e) {
                eventLoop.runOnContext(nothing -> request.fail(e));
            }
        });
    }

    private static void write(HttpServerResponse response, String contentType, Buffer content) {
        response.putHeader("Content-Type", contentType)
                .putHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY)
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Cache-Control", "no-cache")
                .end(content);
    }
}

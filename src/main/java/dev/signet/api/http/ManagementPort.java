package dev.signet.api.http;

import dev.signet.kernel.InvalidConfiguration;
import dev.signet.kernel.Setting;
import dev.signet.kernel.Task;
import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import io.quarkus.runtime.Application;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Serves health and metrics on a port of their own if one is configured. The other ports then answer 404 to them, as if
 * they did not exist.
 *
 * <p>Quarkus has a management interface too, but it can only be turned on when the program is built. This one is turned
 * on by configuration, so that installations that read metrics from the public port can go on doing so.
 */
@Startup(Setting.CHECKED)
@Singleton
final class ManagementPort {
    private static final Logger LOG = Logger.getLogger(ManagementPort.class);
    private static final String PATHS = "/q/";
    /**
     * Paths below {@link #PATHS}. Dots and percent-escapes do not match, because with them a path could lead elsewhere
     * after it is decoded.
     */
    private static final Pattern PLAIN_PATH = Pattern.compile(PATHS + "[A-Za-z0-9/_-]*");

    private static final int NOT_FOUND = 404;
    private static final int UNAVAILABLE = 503;
    private static final int HIGHEST_PORT = 65_535;
    private static final long LISTEN_SECONDS = 10;
    private static final int IDLE_SECONDS = 75;
    private static final AttributeKey<Boolean> MANAGEMENT = AttributeKey.valueOf(ManagementPort.class, "connection");

    private final OptionalInt port;
    private final String host;
    private final Vertx vertx;
    private @Nullable Router router;
    private @Nullable HttpServer server;

    ManagementPort(ManagementConfig config, Vertx vertx) {
        this.port = config.port();
        this.host = config.host();
        this.vertx = vertx;
        port.ifPresent(wanted -> Setting.within("signet.management.port", wanted, 0, HIGHEST_PORT));
    }

    void mount(@Observes Router mounted) {
        router = mounted;
        if (port.isPresent()) {
            mounted.route(PATHS + '*').order(RouteOrder.MANAGEMENT).handler(ManagementPort::hide);
        }
    }

    private static void hide(RoutingContext routing) {
        if (Boolean.TRUE.equals(
                channel(routing.request().connection()).attr(MANAGEMENT).get())) {
            routing.next();
        } else {
            UnreadBody.drop(routing);
            routing.response().setStatusCode(NOT_FOUND).end();
        }
    }

    void start(@Observes StartupEvent event) throws InterruptedException {
        if (port.isEmpty() || !Task.isServing()) {
            return;
        }
        HttpServer opened = vertx.createHttpServer(new HttpServerOptions()
                        .setHost(host)
                        .setPort(port.getAsInt())
                        .setIdleTimeout(IDLE_SECONDS))
                .connectionHandler(
                        connection -> channel(connection).attr(MANAGEMENT).set(true))
                .requestHandler(this::serve);
        try {
            server = opened.listen().toCompletionStage().toCompletableFuture().get(LISTEN_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new InvalidConfiguration(
                    "signet.management.port: cannot listen on " + host + " port " + port.getAsInt() + ": "
                            + (e.getCause() == null ? e : e.getCause().getMessage()));
        }
        LOG.infof("Health and metrics are on http://%s:%d/q/", host, opened.actualPort());
    }

    private void serve(HttpServerRequest request) {
        String path = request.path();
        Application application = Application.currentApplication();
        if (application == null || !application.isStarted()) {
            // Nobody may take this server for ready before its other ports are open.
            request.response()
                    .setStatusCode(UNAVAILABLE)
                    .putHeader("Retry-After", "1")
                    .end();
        } else if (router != null && path != null && PLAIN_PATH.matcher(path).matches()) {
            router.handle(request);
        } else {
            request.response().setStatusCode(NOT_FOUND).end();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        if (server != null) {
            server.close();
        }
    }

    private static Channel channel(HttpConnection connection) {
        return ((ConnectionBase) connection).channel();
    }
}

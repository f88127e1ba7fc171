package dev.signet.api.http;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.RequestOptions;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * A proxy that accepts requests over HTTP/1.1 and passes them to the server under test over another wire protocol, so
 * that every test can run over every wire protocol with its HTTP/1.1 client.
 *
 * <p>Answers 599 with the reason if the server does not answer.
 */
public final class TestingTranslator implements AutoCloseable {
    private static final int MOST_HEADER_BYTES = 64 * 1024;
    private static final int NO_ANSWER = 599;
    // Headers about a single connection and not about the message (RFC 9110 section 7.6.1).
    private static final Set<String> OF_THE_CONNECTION =
            Set.of("connection", "keep-alive", "transfer-encoding", "upgrade", "http2-settings", "host", "expect");

    private final Vertx vertx = Vertx.vertx();
    private final Wire wire;
    private final HttpClientOptions options;
    private final HttpClient client;
    private final HttpServer server;

    private TestingTranslator(Wire wire) {
        this.wire = wire;
        this.options = wire.client()
                .setDefaultHost("localhost")
                .setDefaultPort(port(wire.isEncrypted()))
                .setMaxHeaderSize(MOST_HEADER_BYTES)
                .setInitialSettings(new Http2Settings().setMaxHeaderListSize(MOST_HEADER_BYTES));
        this.client = vertx.createHttpClient(options);
        this.server = vertx.createHttpServer(new HttpServerOptions()
                        .setMaxInitialLineLength(MOST_HEADER_BYTES)
                        .setMaxHeaderSize(MOST_HEADER_BYTES))
                .requestHandler(this::translate);
    }

    /** Listens on a free port in front of the running server. */
    public static TestingTranslator to(Wire wire) {
        TestingTranslator translator = new TestingTranslator(wire);
        await(translator.server.listen(0, "localhost"));
        return translator;
    }

    public int port() {
        return server.actualPort();
    }

    @Override
    public void close() {
        await(vertx.close());
    }

    /** The port of the server under test, which gRPC clients use without a translation. */
    public static int port(boolean encrypted) {
        return ConfigProvider.getConfig()
                .getValue(encrypted ? "quarkus.http.test-ssl-port" : "quarkus.http.test-port", Integer.class);
    }

    private void translate(HttpServerRequest in) {
        // Only the first request of a connection asks for HTTP/2, and every request is to be tested as the first one.
        HttpClient asking = wire == Wire.H2C_UPGRADE ? vertx.createHttpClient(options) : client;
        in.body()
                .compose(body -> ask(asking, in, body))
                .compose(answer -> answer.body().compose(body -> tell(answer, body, in.response())))
                .onFailure(failure -> in.response().setStatusCode(NO_ANSWER).end(wire + ": " + failure))
                .onComplete(done -> {
                    if (wire == Wire.H2C_UPGRADE) {
                        asking.close();
                    }
                });
    }

    private Future<HttpClientResponse> ask(HttpClient asking, HttpServerRequest in, Buffer body) {
        return asking.request(new RequestOptions().setMethod(in.method()).setURI(in.uri()))
                .compose(out -> {
                    copy(in.headers(), out.headers());
                    return in.headers().contains("content-length") ? out.send(body) : out.send();
                });
    }

    private Future<Void> tell(HttpClientResponse answer, Buffer body, HttpServerResponse response) {
        if (answer.version() != wire.version()) {
            return Future.failedFuture("answered over " + answer.version());
        }
        response.setStatusCode(answer.statusCode());
        copy(answer.headers(), response.headers());
        return body.length() == 0 ? response.end() : response.end(body);
    }

    private static void copy(MultiMap from, MultiMap to) {
        from.forEach((name, value) -> {
            if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                to.add(name, value);
            }
        });
    }

    private static void await(Future<?> future) {
        try {
            future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}

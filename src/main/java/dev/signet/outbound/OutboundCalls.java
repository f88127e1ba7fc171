package dev.signet.outbound;

import dev.signet.kernel.Setting;
import io.quarkus.runtime.Startup;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Calls URLs that tenants chose. A call connects to exactly the IP address that {@link OutboundGuard} checked, and uses
 * the host name only for TLS and the Host header. It follows no redirects, sends no cookies, uses a connection of its
 * own, and reads no more of the response than it needs.
 *
 * <p>A call blocks the thread for at most the configured timeout plus the time that DNS resolution takes. Call it from
 * platform threads that may block.
 */
@Startup(Setting.CHECKED)
@Singleton
public final class OutboundCalls {
    private static final int MOST_CONNECTIONS = 8;
    private static final int MOST_HEADER_BYTES = 8_192;
    private static final int MOST_BODY_BYTES = 65_536;

    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final OutboundGuard guard;
    private final HttpClient client;
    private final Duration connectTimeout;
    private final Duration timeout;

    OutboundCalls(OutboundGuard guard, OutboundConfig config, Vertx vertx) {
        this.guard = guard;
        this.connectTimeout =
                Setting.within("signet.outbound.connect-timeout", config.connectTimeout(), SHORTEST, LONGEST);
        this.timeout = Setting.within("signet.outbound.timeout", config.timeout(), SHORTEST, LONGEST);
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setKeepAlive(false)
                .setMaxPoolSize(MOST_CONNECTIONS)
                .setMaxHeaderSize(MOST_HEADER_BYTES)
                .setDecompressionSupported(false));
    }

    /**
     * Posts a form that is already encoded.
     *
     * @param development whether the application that chose the URL is marked as under development, which relaxes the
     * rules of {@link OutboundGuard}
     * @return the status code of the response
     * @throws OutboundFailure if the call was refused, failed or took too long
     */
    public int postForm(URI target, String form, boolean development) {
        return call(
                target,
                development,
                HttpMethod.POST,
                Map.of("Content-Type", "application/x-www-form-urlencoded"),
                request -> send(request, form));
    }

    /**
     * Gets a JSON document of at most 64 KiB.
     *
     * @param development whether the application that chose the URL counts as under development, which relaxes the
     * rules of {@link OutboundGuard}
     * @throws OutboundFailure if the call was refused, failed or took too long, or if the response is not such a
     * document
     */
    public byte[] getJson(URI target, boolean development) {
        return call(target, development, HttpMethod.GET, Map.of("Accept", "application/json"), OutboundCalls::json);
    }

    /**
     * Gets a document of at most 64 KiB of any type.
     *
     * @param development as for {@link #getJson}
     * @throws OutboundFailure if the call was refused, failed or took too long, or if the status is not 200
     */
    public byte[] getDocument(URI target, boolean development) {
        return call(target, development, HttpMethod.GET, Map.of("Accept", "text/plain"), OutboundCalls::document);
    }

    private <T> T call(
            URI target,
            boolean development,
            HttpMethod method,
            Map<String, String> headers,
            Function<HttpClientRequest, Future<T>> exchange) {
        InetAddress address = guard.admit(target, development);
        long deadline = System.nanoTime() + timeout.toNanos();
        RequestOptions options = options(target, address).setMethod(method);
        headers.forEach(options::putHeader);
        HttpClientRequest request = await(client.request(options), deadline);
        try {
            return await(exchange.apply(request), deadline);
        } finally {
            request.connection().close();
        }
    }

    private static <T> T await(Future<T> future, long deadline) {
        try {
            return future.toCompletionStage()
                    .toCompletableFuture()
                    .get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new OutboundFailure("no answer in time");
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof OutboundFailure failure) {
                throw failure;
            }
            throw new OutboundFailure(
                    "no answer: " + (cause == null ? e : cause).getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OutboundFailure("interrupted");
        }
    }

    private RequestOptions options(URI target, InetAddress address) {
        boolean secure = "https".equalsIgnoreCase(target.getScheme());
        int standard = secure ? 443 : 80;
        int port = target.getPort() == -1 ? standard : target.getPort();
        String path = target.getRawPath().isEmpty() ? "/" : target.getRawPath();
        String query = target.getRawQuery();
        return new RequestOptions()
                .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(address, port)))
                .setHost(target.getHost())
                .setPort(port)
                .setSsl(secure)
                .setURI(query == null ? path : path + '?' + query)
                .setFollowRedirects(false)
                .setConnectTimeout(connectTimeout.toMillis())
                .setIdleTimeout(timeout.toMillis())
                .putHeader("User-Agent", "Signet");
    }

    /** Completes as soon as the response headers have arrived; nothing of the body is read. */
    private static Future<Integer> send(HttpClientRequest request, String form) {
        return request.send(Buffer.buffer(form)).map(response -> {
            response.pause();
            return response.statusCode();
        });
    }

    private static Future<byte[]> document(HttpClientRequest request) {
        return request.send()
                .compose(response -> response.statusCode() == 200
                        ? body(response)
                        : Future.failedFuture(new OutboundFailure("status " + response.statusCode())));
    }

    private static Future<byte[]> json(HttpClientRequest request) {
        return request.send().compose(response -> {
            if (response.statusCode() != 200) {
                return Future.failedFuture(new OutboundFailure("status " + response.statusCode()));
            }
            return isJson(response.getHeader("Content-Type"))
                    ? body(response)
                    : Future.failedFuture(new OutboundFailure("the answer is not JSON"));
        });
    }

    // application/json (RFC 8259 section 11) or a type with the suffix +json (RFC 6839 section 3.1)
    private static boolean isJson(@Nullable String contentType) {
        String type =
                contentType == null ? "" : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return type.equals("application/json") || (type.startsWith("application/") && type.endsWith("+json"));
    }

    /**
     * Reads the body and fails if it is longer than 64 KiB. Counts the bytes that arrive, because Content-Length may be
     * wrong.
     */
    private static Future<byte[]> body(HttpClientResponse response) {
        Promise<byte[]> whole = Promise.promise();
        Buffer read = Buffer.buffer();
        response.exceptionHandler(whole::tryFail);
        response.endHandler(end -> whole.tryComplete(read.getBytes()));
        response.handler(chunk -> {
            if (read.length() + chunk.length() > MOST_BODY_BYTES) {
                response.pause();
                whole.tryFail(new OutboundFailure("the answer is too long"));
            } else {
                read.appendBuffer(chunk);
            }
        });
        return whole.future();
    }

    @PreDestroy
    void close() {
        client.close();
    }
}

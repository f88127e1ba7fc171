package dev.signet.outbound;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Calls addresses that tenants chose: to the address the guard has judged, with the name in TLS and Host, without
 * following redirects, without cookies, on a connection of its own, and without reading the body of the answer.
 *
 * <p>Blocks, at most for the configured time and that of the name server; meant for background threads.
 */
@Singleton
public final class OutboundCalls {
    private static final int MOST_CONNECTIONS = 8;
    private static final int MOST_HEADER_BYTES = 8_192;

    private final OutboundGuard guard;
    private final HttpClient client;
    private final Duration connectTimeout;
    private final Duration timeout;

    OutboundCalls(OutboundGuard guard, OutboundConfig config, Vertx vertx) {
        this.guard = guard;
        this.connectTimeout = config.connectTimeout();
        this.timeout = config.timeout();
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setKeepAlive(false)
                .setMaxPoolSize(MOST_CONNECTIONS)
                .setMaxHeaderSize(MOST_HEADER_BYTES)
                .setDecompressionSupported(false));
    }

    /**
     * Posts a form, already encoded.
     *
     * @param development whether the tenant's object is marked as under development
     * @return the status of the answer
     * @throws OutboundFailure if the call was refused, failed or took too long
     */
    public int postForm(URI target, String form, boolean development) {
        InetAddress address = guard.admit(target, development);
        long deadline = System.nanoTime() + timeout.toNanos();
        HttpClientRequest request = await(client.request(options(target, address)), deadline);
        try {
            return await(send(request, form), deadline);
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
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(address, port)))
                .setHost(target.getHost())
                .setPort(port)
                .setSsl(secure)
                .setURI(query == null ? path : path + '?' + query)
                .setFollowRedirects(false)
                .setConnectTimeout(connectTimeout.toMillis())
                .setIdleTimeout(timeout.toMillis())
                .putHeader("Content-Type", "application/x-www-form-urlencoded")
                .putHeader("User-Agent", "Signet");
    }

    /** Answers as soon as the head is there; nothing of the body is read. */
    private static Future<Integer> send(HttpClientRequest request, String form) {
        return request.send(Buffer.buffer(form)).map(response -> {
            response.pause();
            return response.statusCode();
        });
    }

    @PreDestroy
    void close() {
        client.close();
    }
}

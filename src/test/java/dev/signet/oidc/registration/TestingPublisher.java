package dev.signet.oidc.registration;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.signet.oidc.dpop.TestingKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** The web server of a client, where it publishes its keys. */
final class TestingPublisher implements AutoCloseable {
    private final HttpServer server;
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger callsElsewhere = new AtomicInteger();
    private volatile Map<String, TestingKey> keys = Map.of();

    TestingPublisher() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 50);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/jwks", exchange -> {
            calls.incrementAndGet();
            answer(exchange);
        });
        server.createContext("/elsewhere", exchange -> {
            callsElsewhere.incrementAndGet();
            answer(exchange);
        });
        server.createContext("/moved", exchange -> {
            calls.incrementAndGet();
            exchange.getResponseHeaders().set("Location", address("/elsewhere"));
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    /** Replaces the published keys with these. */
    void publish(Map<String, TestingKey> others) {
        keys = Map.copyOf(others);
    }

    String address(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    int calls() {
        return calls.get();
    }

    /** The number of calls of {@code /elsewhere}, to which {@code /moved} redirects. */
    int callsElsewhere() {
        return callsElsewhere.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        List<Map<String, Object>> set = keys.entrySet().stream()
                .map(entry -> {
                    Map<String, Object> jwk = new HashMap<>(entry.getValue().publicJwk());
                    jwk.put("kid", entry.getKey());
                    return jwk;
                })
                .toList();
        byte[] body = JSONObjectUtils.toJSONString(Map.of("keys", set)).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/jwk-set+json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

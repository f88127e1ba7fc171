package dev.signet.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/**
 * An application that works like a broker: its callback and its post-logout address redirect the browser to another
 * origin. Each of the two origins is a server of its own on a port of this machine.
 */
final class RedirectingApplication implements AutoCloseable {
    private final HttpServer broker = server();
    private final HttpServer home = server();
    private final List<String> answers = new CopyOnWriteArrayList<>();
    private volatile long slowMillis;

    RedirectingApplication() {
        broker.createContext("/", exchange -> {
            String answer = exchange.getRequestMethod().equals("POST")
                    ? new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)
                    : String.valueOf(exchange.getRequestURI().getRawQuery());
            if (exchange.getRequestURI().getPath().equals("/favicon.ico")) {
                end(exchange, 404, "");
                return;
            }
            answers.add(answer);
            pause();
            exchange.getResponseHeaders()
                    .set(
                            "Location",
                            homeUri() + "?from="
                                    + exchange.getRequestURI().getPath().substring(1));
            end(exchange, 303, "");
        });
        home.createContext(
                "/",
                exchange -> end(
                        exchange,
                        200,
                        "<!DOCTYPE html><html lang=\"en\"><title>Home</title><link rel=\"icon\" href=\"data:,\"><h1>Home</h1></html>"));
        broker.start();
        home.start();
    }

    String callbackUri() {
        return uri(broker) + "/callback";
    }

    String byeUri() {
        return uri(broker) + "/bye";
    }

    /** The address where a person ends up. */
    String homeUri() {
        return uri(home) + "/home";
    }

    /** What the broker received, in order: queries and posted forms. */
    List<String> answers() {
        return List.copyOf(answers);
    }

    /** Delays the broker's responses by this many milliseconds. */
    void slowDown(long millis) {
        slowMillis = millis;
    }

    private void pause() {
        try {
            Thread.sleep(slowMillis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String uri(HttpServer server) {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static HttpServer server() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void end(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        broker.stop(0);
        home.stop(0);
    }
}

package dev.signet.oidc.backchannel;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntUnaryOperator;

/** The back-channel logout endpoint of an app. */
final class TestingReceiver implements AutoCloseable {
    static final int SILENT = 0;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final IntUnaryOperator statusOfCall;
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final List<String> elsewhere = new CopyOnWriteArrayList<>();

    /**
     * Listens on a free loopback port.
     *
     * @param statusOfCall the HTTP status of the response to each call, counted from 0; {@link #SILENT} for no response
     */
    TestingReceiver(IntUnaryOperator statusOfCall) {
        this.statusOfCall = statusOfCall;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 50);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/logout", this::answer);
        server.createContext("/elsewhere", exchange -> elsewhere.add(exchange.getRequestMethod()));
        server.setExecutor(threads);
        server.start();
    }

    /** A call that the endpoint received. */
    record Call(String method, String contentType, String body) {}

    static TestingReceiver obliging() {
        return new TestingReceiver(call -> 200);
    }

    static TestingReceiver dead() {
        return new TestingReceiver(call -> SILENT);
    }

    String uri() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/logout";
    }

    List<Call> calls() {
        return calls;
    }

    /** The HTTP methods of the calls of {@code /elsewhere}, to which the endpoint can be made to redirect. */
    List<String> elsewhere() {
        return elsewhere;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        int status;
        synchronized (this) {
            status = statusOfCall.applyAsInt(calls.size());
            calls.add(new Call(
                    exchange.getRequestMethod(), exchange.getRequestHeaders().getFirst("Content-Type"), body));
        }
        if (status == SILENT) {
            awaitClosing();
            return;
        }
        exchange.getResponseHeaders().set("Location", uri().replace("/logout", "/elsewhere"));
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private void awaitClosing() {
        try {
            closing.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}

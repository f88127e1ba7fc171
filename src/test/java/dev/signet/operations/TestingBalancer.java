package dev.signet.operations;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A proxy as it stands before several nodes: it asks each for its readiness and gives every request to the next node that
 * is ready. It never sends a request again.
 */
final class TestingBalancer implements AutoCloseable {
    private static final int LOOK_MILLIS = 200;

    private final List<ServerProcess> nodes;
    private final List<ServerProcess> ready = new CopyOnWriteArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpServer server;
    private final Thread watch;

    TestingBalancer(List<ServerProcess> nodes) throws IOException {
        this.nodes = new CopyOnWriteArrayList<>(nodes);
        this.ready.addAll(nodes);
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::forward);
        server.start();
        this.watch = Thread.startVirtualThread(this::watch);
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Puts a node that has been started anew in the place of one that was stopped. */
    void replace(ServerProcess stopped, ServerProcess started) {
        nodes.remove(stopped);
        nodes.add(started);
    }

    @Override
    public void close() {
        watch.interrupt();
        server.stop(0);
        http.close();
    }

    private void watch() {
        try {
            while (true) {
                for (ServerProcess node : nodes) {
                    if (node.readiness() != 200) {
                        ready.remove(node);
                    } else if (!ready.contains(node)) {
                        ready.add(node);
                    }
                }
                ready.retainAll(nodes);
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void forward(HttpExchange exchange) throws IOException {
        try (exchange) {
            List<ServerProcess> candidates = List.copyOf(ready);
            ServerProcess node = candidates.get(Math.floorMod(turn.getAndIncrement(), candidates.size()));
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(node.url() + exchange.getRequestURI()))
                    .method(
                            exchange.getRequestMethod(),
                            HttpRequest.BodyPublishers.ofByteArray(
                                    exchange.getRequestBody().readAllBytes()));
            for (String header : List.of("Authorization", "Content-Type")) {
                String value = exchange.getRequestHeaders().getFirst(header);
                if (value != null) {
                    request.header(header, value);
                }
            }
            HttpResponse<byte[]> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

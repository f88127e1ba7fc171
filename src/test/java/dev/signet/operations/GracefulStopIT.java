package dev.signet.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.boot.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nodes are stopped and started again, one after the other, while clients work through a proxy. */
@Faults
class GracefulStopIT {
    private static final int CLIENTS = 6;
    private static final Duration DELAY = Duration.ofSeconds(3);
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    static Path directory;

    private static EmbeddedPostgres postgres;
    private static ServerProcess first;
    private static ServerProcess second;
    private static String token;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicInteger calls = new AtomicInteger();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private volatile boolean ended;

    @BeforeAll
    static void start() {
        postgres = EmbeddedPostgres.start(directory.resolve("database"));
        first = node("first");
        second = node("second");
        token = first.adminToken();
    }

    @AfterAll
    static void stop() {
        first.close();
        second.close();
        postgres.close();
    }

    @Test
    void no_request_fails_while_each_node_is_stopped_and_started_again() throws Exception {
        try (TestingBalancer balancer = new TestingBalancer(List.of(first, second))) {
            List<Thread> clients = IntStream.range(0, CLIENTS)
                    .mapToObj(client -> Thread.startVirtualThread(() -> call(balancer.url(), client)))
                    .toList();
            awaitCalls(200);

            for (ServerProcess node : List.of(first, second)) {
                stopWithARequestUnderWay(node);
                awaitCalls(100);
                ServerProcess again =
                        node("again-" + node.url().substring(node.url().lastIndexOf(':') + 1));
                balancer.replace(node, again);
                awaitCalls(200);
                first = node == first ? again : first;
                second = node == second ? again : second;
            }

            ended = true;
            for (Thread client : clients) {
                client.join();
            }
        }
        System.out.printf("graceful stop of two nodes in turn: %d requests, %d failed%n", calls.get(), failures.size());
        assertThat(failures).isEmpty();
    }

    /** Stops the node in the middle of a request, whose end it has to wait for after it takes no new ones. */
    private static void stopWithARequestUnderWay(ServerProcess node) throws Exception {
        String body = "{\"userName\":\"slow-" + System.nanoTime() + "\",\"name\":\"slow\"}";
        try (Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), URI.create(node.url()).getPort())) {
            socket.setSoTimeout((int) LIMIT.toMillis());
            OutputStream out = socket.getOutputStream();
            out.write(("POST /management/v1/users/machine HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                            + "Authorization: Bearer " + token
                            + "\r\nContent-Type: application/json\r\nContent-Length: "
                            + body.length() + "\r\n\r\n" + body.substring(0, 5))
                    .getBytes(StandardCharsets.UTF_8));
            out.flush();
            TimeUnit.MILLISECONDS.sleep(200);

            node.terminate();
            node.awaitReady(503, LIMIT);
            TimeUnit.MILLISECONDS.sleep(DELAY.plusSeconds(1).toMillis());
            assertThat(node.isAlive()).as("waits for the request").isTrue();

            out.write(body.substring(5).getBytes(StandardCharsets.UTF_8));
            out.flush();
            assertThat(read(socket.getInputStream())).startsWith("HTTP/1.1 200").contains("userId");
        }
        assertThat(node.awaitEnd(LIMIT)).as("exit status").isIn(0, 143);
        assertThat(node.log()).doesNotContain("Exception");
    }

    private void call(String url, int client) {
        while (!ended) {
            boolean write = calls.incrementAndGet() % 2 == 0;
            String name = "graceful-" + client + '-' + calls.get();
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create(url + (write ? "/management/v1/users/machine" : "/management/v1/users/_search")))
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(
                            write ? "{\"userName\":\"" + name + "\",\"name\":\"n\"}" : "{\"query\":{\"limit\":5}}"))
                    .build();
            try {
                HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() != 200) {
                    failures.add(answer.statusCode() + " " + answer.body());
                }
            } catch (IOException e) {
                failures.add(e.toString());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void awaitCalls(int more) throws InterruptedException {
        int wanted = calls.get() + more;
        while (calls.get() < wanted && failures.isEmpty()) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private static String read(InputStream in) throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    private static ServerProcess node(String name) {
        ServerProcess node = ServerProcess.launchOn(
                postgres, directory.resolve(name), "-Dquarkus.shutdown.delay=" + DELAY.toSeconds() + "S");
        node.awaitReady(200, Duration.ofMinutes(2));
        return node;
    }
}

package dev.signet.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.boot.OwnProcesses;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A client that starts a request and does not finish it loses its connection, however slowly it goes on sending.
 */
@OwnProcesses
class SlowClientsIT {
    private static final Duration OF_A_HEAD = Duration.ofSeconds(15);
    private static final Duration OF_A_BODY = Duration.ofSeconds(30);
    private static final int GRACE_SECONDS = 6;

    @TempDir
    Path directory;

    @Test
    void unfinished_requests_are_ended() throws Exception {
        try (ServerProcess server = ServerProcess.start(directory);
                ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            URI url = URI.create(server.url());
            List<Future<Ending>> heads = List.of(
                    clients.submit(() -> drip(url, "", "")),
                    clients.submit(() -> drip(url, "GET /oauth/v2/keys HTTP/1.1\r\nHost: x\r\nX-Slow: ", "a")),
                    clients.submit(() -> drip(url, "PRI * HTTP/2.0\r\n\r\n", "")),
                    clients.submit(() -> drip(url, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "")),
                    clients.submit(() -> drip(
                            url,
                            "GET /q/health/live HTTP/1.1\r\nHost: x\r\n\r\nGET /q/health/live HTTP/1.1\r\nX-Slow: ",
                            "a")));
            List<Future<Ending>> bodies = List.of(
                    clients.submit(() -> drip(url, form("/oauth/v2/token"), "a")),
                    clients.submit(() -> drip(url, form("/ui/login/login"), "a")),
                    clients.submit(() -> drip(url, form("/management/v1/users/human"), "a")));

            for (Future<Ending> head : heads) {
                assertThat(end(head).after())
                        .isBetween(OF_A_HEAD.minusSeconds(1), OF_A_HEAD.plusSeconds(GRACE_SECONDS));
            }
            for (Future<Ending> body : bodies) {
                assertThat(end(body).after())
                        .isBetween(OF_A_BODY.minusSeconds(1), OF_A_BODY.plusSeconds(GRACE_SECONDS));
                assertThat(end(body).answer()).startsWith("HTTP/1.1 408 ");
            }
            assertThat(server.readiness()).isEqualTo(200);
        }
    }

    private static Ending end(Future<Ending> client) throws InterruptedException, ExecutionException {
        return client.get();
    }

    private static String form(String path) {
        return "POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                + "Content-Length: 1000\r\n\r\n";
    }

    /**
     * Sends the beginning of a request, and then one drop (a few bytes) each second until the server closes the
     * connection. Returns when that happened, and the response of the server.
     */
    private static Ending drip(URI url, String beginning, String drop) throws IOException, InterruptedException {
        Instant start = Instant.now();
        StringBuilder answer = new StringBuilder();
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            socket.getOutputStream().write(beginning.getBytes(StandardCharsets.US_ASCII));
            Instant patience = start.plusSeconds(60);
            while (Instant.now().isBefore(patience)) {
                byte[] said = new byte[4096];
                socket.setSoTimeout(1000);
                try {
                    int length = socket.getInputStream().read(said);
                    if (length < 0) {
                        break;
                    }
                    answer.append(new String(said, 0, length, StandardCharsets.ISO_8859_1));
                } catch (SocketTimeoutException e) {
                    socket.getOutputStream().write(drop.getBytes(StandardCharsets.US_ASCII));
                }
                TimeUnit.MILLISECONDS.sleep(50);
            }
        } catch (SocketException e) {
            // the server has closed the connection
        }
        return new Ending(Duration.between(start, Instant.now()), answer.toString());
    }

    private record Ending(Duration after, String answer) {}
}

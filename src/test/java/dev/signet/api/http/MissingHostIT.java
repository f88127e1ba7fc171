package dev.signet.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class MissingHostIT {

    @TestHTTPResource
    URI server;

    // attack A-29 in docs/security-rules.md
    @ParameterizedTest
    @ValueSource(strings = {"", "Host: a b\r\n"})
    void a_request_without_a_valid_host_is_refused_without_a_line_in_the_log(String host) throws IOException {
        Recording log = new Recording();
        Logger root = Logger.getLogger("");
        root.addHandler(log);
        try {
            for (String path : List.of("/management/v1/healthz", "/q/health/live", "/nothing")) {
                assertThat(answer("GET " + path + " HTTP/1.1\r\n" + host + "Connection: close\r\n\r\n"))
                        .startsWith("HTTP/1.1 400 ")
                        .endsWith("The request needs one valid Host.");
            }
        } finally {
            root.removeHandler(log);
        }
        assertThat(log.lines).noneMatch(line -> line.contains("Host"));
    }

    private String answer(String request) throws IOException {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static final class Recording extends Handler {
        private final List<String> lines = new ArrayList<>();

        @Override
        public synchronized void publish(LogRecord line) {
            lines.add(line.getMessage() + line.getThrown());
        }

        @Override
        public void flush() {
            // Nothing is buffered.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}

package dev.signet.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.boot.OwnProcesses;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A request for an upgrade to HTTP/2 that cannot be carried out is answered over HTTP/1.1 (RFC 9110 section 7.8). */
@OwnProcesses
class UpgradeRequestsIT {
    private static final String SETTINGS = "AAMAAABkAAQAoAAAAAIAAAAA";
    private static final String BOTH = "Connection: Upgrade, HTTP2-Settings\r\n";
    private static final String UPGRADE = BOTH + "Upgrade: h2c\r\n";
    private static final String SWITCHING = "HTTP/1.1 101 ";

    private static ServerProcess server;

    @BeforeAll
    static void start(@TempDir Path directory) {
        server = ServerProcess.start(directory);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                UPGRADE + "HTTP2-Settings: !!!!",
                UPGRADE + "HTTP2-Settings: AAMA",
                UPGRADE + "HTTP2-Settings: AAMAAABkAA",
                UPGRADE + "HTTP2-Settings: AAIAAAAH",
                UPGRADE + "X-A: b",
                UPGRADE + "HTTP2-Settings: " + SETTINGS + "\r\nHTTP2-Settings: " + SETTINGS,
                "Connection: Upgrade\r\nUpgrade: h2c",
                "Connection: Upgrade\r\nUpgrade: h2c\r\nHTTP2-Settings: " + SETTINGS,
                "Upgrade: h2c\r\nHTTP2-Settings: " + SETTINGS,
                "Upgrade: h2c",
                UPGRADE + "HTTP2-Settings: " + SETTINGS + "\r\nAccept: a\r\naccept: b",
            })
    void an_upgrade_that_cannot_be_carried_out_is_ignored(String fields) throws IOException {
        try (Socket socket = connect()) {
            send(socket, "GET /oauth/v2/keys HTTP/1.1\r\nHost: x\r\n" + fields + "\r\n\r\n");
            assertThat(answer(socket)).startsWith("HTTP/1.1 200 ").endsWith("]}");
            // the connection goes on over HTTP/1.1
            send(socket, "POST /oauth/v2/token HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\na=b");
            assertThat(answer(socket)).startsWith("HTTP/1.1 4");
        }
    }

    @Test
    void the_body_of_such_a_request_is_read() throws IOException {
        try (Socket socket = connect()) {
            send(
                    socket,
                    "POST /oauth/v2/token HTTP/1.1\r\nHost: x\r\n" + UPGRADE
                            + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 13\r\n\r\n"
                            + "grant_type=no");
            assertThat(answer(socket)).startsWith("HTTP/1.1 400 ").contains("unsupported_grant_type");
        }
    }

    @ParameterizedTest
    @CsvSource({"HTTP/1.1,'',400", "HTTP/1.0,'Host: x',200"})
    void a_request_that_needs_another_answer_gets_it(String version, String host, int status) throws IOException {
        try (Socket socket = connect()) {
            String field = host.isEmpty() ? "" : host + "\r\n";
            send(
                    socket,
                    "GET /oauth/v2/keys " + version + "\r\n" + field
                            + UPGRADE.replace("Upgrade: h2c", "Upgrade: h2c\r\nHTTP2-Settings: " + SETTINGS) + "\r\n");
            assertThat(answer(socket)).startsWith(version + ' ' + status + ' ');
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'Host: x\r\n:path: /x',400",
        "'Host: a b',400",
        "'Host: ',200",
        "'Host: x\r\nTransfer-Encoding: gzip, chunked',400",
        "'Host: x\r\nTransfer-Encoding: identity',400",
    })
    void a_head_that_http_2_cannot_carry_is_answered_as_without_an_upgrade(String fields, int status)
            throws IOException {
        try (Socket socket = connect()) {
            send(
                    socket,
                    "GET /oauth/v2/keys HTTP/1.1\r\n" + fields + "\r\n" + UPGRADE + "HTTP2-Settings: " + SETTINGS
                            + "\r\n\r\n");
            assertThat(answer(socket)).startsWith("HTTP/1.1 " + status + ' ');
        }
    }

    @Test
    void a_head_that_is_too_large_is_refused_as_without_an_upgrade() throws IOException {
        try (Socket socket = connect()) {
            String large = "X-A: " + "a".repeat(30_000) + "\r\n\r\n";
            send(socket, "GET /oauth/v2/keys HTTP/1.1\r\nHost: x\r\n" + UPGRADE + large);
            assertThat(answer(socket)).startsWith("HTTP/1.1 431 ");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                UPGRADE + "HTTP2-Settings: " + SETTINGS,
                UPGRADE + "HTTP2-Settings: ",
                "connection: http2-settings,keep-alive,upgrade\r\nupgrade: H2C\r\nhttp2-settings: " + SETTINGS,
            })
    void every_other_upgrade_is_carried_out(String fields) throws IOException {
        for (String method : new String[] {"GET", "POST", "PRINT"}) {
            try (Socket socket = connect()) {
                OutputStream out = socket.getOutputStream();
                byte[] request = (method + " /oauth/v2/keys HTTP/1.1\r\nHost: x\r\n" + fields + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII);
                // the decision between HTTP/1.1 and HTTP/2 falls in the first bytes, however these arrive
                out.write(request, 0, 2);
                out.flush();
                out.write(request, 2, request.length - 2);
                out.flush();
                assertThat(new String(
                                socket.getInputStream().readNBytes(SWITCHING.length()), StandardCharsets.US_ASCII))
                        .isEqualTo(SWITCHING);
            }
        }
    }

    private static Socket connect() throws IOException {
        URI url = URI.create(server.url());
        Socket socket = new Socket(url.getHost(), url.getPort());
        // shorter than the time after which the server closes a connection without a request
        socket.setSoTimeout(8_000);
        socket.setTcpNoDelay(true);
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    /** A response whose end the client can tell, which must have a {@code Content-Length}. */
    private static String answer(Socket socket) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = socket.getInputStream().read();
            assertThat(next).as(head.toString()).isNotNegative();
            head.append((char) next);
        }
        String length =
                head.toString().toLowerCase(Locale.ROOT).replaceAll("(?s).*\\r\\ncontent-length: (\\d+)\\r\\n.*", "$1");
        return head + new String(socket.getInputStream().readNBytes(Integer.parseInt(length)), StandardCharsets.UTF_8);
    }
}

package dev.signet.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that are still sending a body when it is refused or needless can read the response. */
@QuarkusTest
class UnreadBodyIT {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String JSON = "application/json";
    private static final String KEYS = "/oauth/v2/keys";
    private static final int MIB = 1024 * 1024;
    private static final int NO_ERROR = 0;

    @TestHTTPResource("/")
    URI server;

    @ParameterizedTest
    @EnumSource(names = {"H2C", "TLS_H2"})
    void over_http_2_no_stream_is_reset_before_the_client_has_sent_its_body(Wire wire) throws Exception {
        try (RawHttp2Connection connection = RawHttp2Connection.to(wire)) {
            expect(connection.post("/oauth/v2/token", FORM, 300_000), "413");
            expect(connection.post("/oauth/v2/token", FORM, 300_000, "content-length", "300000"), "413");
            expect(connection.post("/oauth/v2/par", FORM, 300_000), "413");
            expect(connection.post("/ui/login/login", FORM, 300_000), "413");
            expect(connection.post("/management/v1/users/_search", JSON, 3 * MIB), "413");
            expect(connection.post("/oauth/v2/token", FORM, 300_000, "content-encoding", "gzip"), "415");
            expect(connection.post("/management/v1/users/_search", JSON, 3 * MIB, "content-encoding", "br"), "415");
            expect(connection.post("/oauth/v2/token?a=%ZZ", FORM, 300_000), "400");
            expect(connection.post("/nothing", JSON, 3 * MIB), "404");
            expect(connection.post("/management/v1/nothing", JSON, 3 * MIB), "404");
            expect(connection.post("*", JSON, 3 * MIB), "404");
            expect(connection.post("/management/v1/healthz", JSON, 3 * MIB), "405");
            expect(connection.post(KEYS, FORM, 300_000), "405");
            expect(connection.post("/q/health/live", JSON, 3 * MIB), "200");
            expect(connection.post("/oauth/v2/token", FORM, 9), "400");
            expect(connection.get(KEYS), "200");
        }
    }

    @Test
    void over_http_2_an_endless_body_ends_its_stream_but_not_the_connection() throws Exception {
        try (RawHttp2Connection connection = RawHttp2Connection.to(Wire.H2C)) {
            for (String path : new String[] {"/oauth/v2/token", "/nothing"}) {
                RawHttp2Connection.Answer answer = connection.post(path, FORM, 100 * MIB);
                assertThat(answer.isComplete()).isTrue();
                assertThat(answer.isReset()).isTrue();
                assertThat(answer.resetCode()).isEqualTo(NO_ERROR);
                assertThat(answer.sent()).isBetween(MIB, UnreadBody.MOST_BYTES + MIB);
            }
            expect(connection.get(KEYS), "200");
        }
    }

    @Test
    void over_http_2_a_body_that_stops_ends_its_stream_but_not_the_connection() throws Exception {
        try (RawHttp2Connection connection = RawHttp2Connection.to(Wire.H2C)) {
            Instant start = Instant.now();
            RawHttp2Connection.Answer answer = connection.postWithoutEnd("/nothing", 100_000);
            assertThat(answer.status()).isEqualTo("404");
            assertThat(answer.isComplete()).isTrue();
            assertThat(answer.resetCode()).isEqualTo(NO_ERROR);
            assertThat(Duration.between(start, Instant.now()))
                    .isBetween(UnreadBody.STEP.minusMillis(100), UnreadBody.LONGEST.plusSeconds(2));
            expect(connection.get(KEYS), "200");
        }
    }

    @ParameterizedTest
    @CsvSource({"/nothing,404", "/management/v1/nothing,404", "/oauth/v2/keys,405", "/q/health/live,200"})
    void over_http_1_1_the_next_request_on_the_connection_is_answered(String path, int status) throws IOException {
        try (Socket socket = connect()) {
            send(socket, head(path, "Content-Length: " + 3 * MIB));
            socket.getOutputStream().write(new byte[3 * MIB]);
            send(socket, "GET " + KEYS + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            assertThat(everything(socket))
                    .startsWith("HTTP/1.1 " + status + ' ')
                    .contains("HTTP/1.1 200 ", "\"keys\"");
        }
    }

    @ParameterizedTest
    @CsvSource({"/oauth/v2/token,413", "/management/v1/users/_search,413", "/nothing,404"})
    void over_http_1_1_a_chunked_body_does_not_cost_the_response(String path, int status) throws IOException {
        try (Socket socket = connect()) {
            String size = Integer.toHexString(MIB);
            send(socket, head(path, "Transfer-Encoding: chunked") + size + "\r\n");
            for (int part = 0; part < 6; part++) {
                socket.getOutputStream().write(new byte[MIB]);
                send(socket, "\r\n" + (part < 5 ? size : "0") + "\r\n");
            }
            send(socket, "\r\n");
            assertThat(everything(socket)).startsWith("HTTP/1.1 " + status + ' ');
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/oauth/v2/token", "/nothing"})
    void over_http_1_1_an_endless_body_ends_the_connection(String path) throws IOException {
        try (Socket socket = connect()) {
            send(socket, head(path, "Content-Length: " + 1000 * MIB));
            int sent = 0;
            try {
                while (sent < 1000) {
                    socket.getOutputStream().write(new byte[MIB]);
                    sent++;
                }
            } catch (SocketException closed) {
                // the server has closed the connection, as it should
            }
            // the buffers of the operating system take some bytes that the server never reads
            assertThat(sent).isBetween(UnreadBody.MOST_BYTES / MIB, 100);
        }
    }

    private static void expect(RawHttp2Connection.Answer answer, String status) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.isComplete()).isTrue();
        assertThat(answer.isReset()).isFalse();
    }

    private static String head(String path, String length) {
        return String.join("\r\n", "POST " + path + " HTTP/1.1", "Host: x", "Content-Type: " + FORM, length, "", "");
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(server.getHost(), server.getPort());
        socket.setSoTimeout(15_000);
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static String everything(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
}

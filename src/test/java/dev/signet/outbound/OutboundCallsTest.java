package dev.signet.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests calls to a server that misbehaves. */
final class OutboundCallsTest {
    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");
    private static final Duration TIMEOUT = Duration.ofSeconds(4);

    private final Vertx vertx = Vertx.vertx();
    private final CompletableFuture<String> request = new CompletableFuture<>();
    private ServerSocket server;
    private OutboundCalls calls;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
        OutboundGuard guard = new OutboundGuard(
                true, URI.create("http://localhost"), name -> List.of(InetAddress.ofLiteral("127.0.0.1")));
        calls = new OutboundCalls(guard, new Config(), vertx);
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void the_form_is_sent_to_the_admitted_address_with_the_host_name_of_the_url() throws Exception {
        answer("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");

        assertThat(calls.postForm(uri("/logout?a=b"), "logout_token=x", true)).isEqualTo(200);

        assertThat(request.get(5, TimeUnit.SECONDS))
                .startsWith("POST /logout?a=b HTTP/1.1")
                .containsIgnoringCase("host: not.resolvable.example:" + server.getLocalPort())
                .containsIgnoringCase("content-type: application/x-www-form-urlencoded")
                .endsWith("logout_token=x");
    }

    @Test
    void a_redirect_is_not_followed() {
        answer("HTTP/1.1 302 Found\r\nLocation: http://169.254.169.254/\r\nContent-Length: 0\r\n\r\n");

        assertThat(calls.postForm(uri("/"), "x=y", true)).isEqualTo(302);
    }

    @Test
    void calls_to_silent_and_very_slow_receivers_end_in_time() {
        serve(socket -> {
            read(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            out.write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII));
            while (true) {
                out.write("x: y\r\n".getBytes(StandardCharsets.US_ASCII));
                out.flush();
                TimeUnit.MILLISECONDS.sleep(50);
            }
        });
        long begun = System.nanoTime();

        assertThatThrownBy(() -> calls.postForm(uri("/"), "x=y", true)).isInstanceOf(OutboundFailure.class);

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(TIMEOUT.plusSeconds(2));
    }

    @Test
    void endless_response_headers_are_refused() {
        answer("HTTP/1.1 200 OK\r\nx: " + "y".repeat(100_000) + "\r\n\r\n");

        assertThatThrownBy(() -> calls.postForm(uri("/"), "x=y", true)).isInstanceOf(OutboundFailure.class);
    }

    @Test
    void an_endless_response_body_is_not_read() throws Exception {
        CompletableFuture<Long> sent = new CompletableFuture<>();
        serve(socket -> {
            read(socket.getInputStream());
            long total = 0;
            OutputStream out = socket.getOutputStream();
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            byte[] chunk = new byte[8_192];
            try {
                while (total < 1_000_000_000) {
                    out.write(chunk);
                    total += chunk.length;
                }
            } catch (SocketException e) {
                // the caller has closed the connection
            }
            sent.complete(total);
        });

        assertThat(calls.postForm(uri("/"), "x=y", true)).isEqualTo(200);
        assertThat(sent.get(10, TimeUnit.SECONDS)).isLessThan(50_000_000);
    }

    @Test
    void a_document_is_fetched_from_the_admitted_address() throws Exception {
        answer("HTTP/1.1 200 OK\r\nContent-Type: application/jwk-set+json\r\nContent-Length: 11\r\n\r\n{\"keys\":[]}");

        assertThat(calls.getJson(uri("/jwks?a=b"), true)).asString().isEqualTo("{\"keys\":[]}");

        assertThat(request.get(5, TimeUnit.SECONDS))
                .startsWith("GET /jwks?a=b HTTP/1.1")
                .containsIgnoringCase("host: not.resolvable.example:" + server.getLocalPort())
                .doesNotContainIgnoringCase("cookie", "authorization", "accept-encoding");
    }

    @ParameterizedTest
    @CsvSource({
        "302 Found, application/json, status 302",
        "404 Not Found, application/json, status 404",
        "200 OK, text/html, not JSON",
        "200 OK, '', not JSON"
    })
    void a_redirect_an_error_and_another_kind_of_document_are_failures(String status, String type, String reason) {
        answer("HTTP/1.1 " + status + "\r\nLocation: http://169.254.169.254/\r\nContent-Type: " + type
                + "\r\nContent-Length: 2\r\n\r\n{}");

        assertThatThrownBy(() -> calls.getJson(uri("/"), true))
                .isInstanceOf(OutboundFailure.class)
                .hasMessageContaining(reason);
    }

    @Test
    void a_document_of_any_type_is_fetched_and_nothing_but_a_document() {
        answer("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\ntoken\n");
        assertThat(calls.getDocument(uri("/"), true)).asString().isEqualTo("token\n");

        answer("HTTP/1.1 302 Found\r\nLocation: http://169.254.169.254/\r\nContent-Length: 5\r\n\r\ntoken");
        assertThatThrownBy(() -> calls.getDocument(uri("/"), true))
                .isInstanceOf(OutboundFailure.class)
                .hasMessageContaining("status 302");
        assertThatThrownBy(() -> calls.getDocument(uri("/"), false))
                .isInstanceOf(OutboundFailure.class)
                .hasMessageContaining("development only");
    }

    @Test
    void an_endless_document_is_not_read_beyond_64_kib_whatever_length_it_declares() throws Exception {
        CompletableFuture<Long> sent = new CompletableFuture<>();
        serve(socket -> {
            read(socket.getInputStream());
            long total = 0;
            OutputStream out = socket.getOutputStream();
            out.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
            byte[] chunk = ("2000\r\n" + "x".repeat(0x2000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
            try {
                while (total < 1_000_000_000) {
                    out.write(chunk);
                    total += chunk.length;
                }
            } catch (SocketException e) {
                // the caller has closed the connection
            }
            sent.complete(total);
        });

        assertThatThrownBy(() -> calls.getJson(uri("/"), true))
                .isInstanceOf(OutboundFailure.class)
                .hasMessageContaining("too long");
        assertThat(sent.get(10, TimeUnit.SECONDS)).isLessThan(50_000_000);
    }

    @Test
    void the_fetch_of_a_very_slow_document_ends_in_time() {
        serve(socket -> {
            read(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            out.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 60000\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
            while (true) {
                out.write(' ');
                out.flush();
                TimeUnit.MILLISECONDS.sleep(50);
            }
        });
        long begun = System.nanoTime();

        assertThatThrownBy(() -> calls.getJson(uri("/"), true)).isInstanceOf(OutboundFailure.class);

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(TIMEOUT.plusSeconds(2));
    }

    @Test
    void a_name_that_resolves_to_this_machine_is_not_called() throws Exception {
        OutboundGuard closed = new OutboundGuard(
                false, URI.create("https://id.example.com"), name -> List.of(InetAddress.ofLiteral("127.0.0.1")));
        OutboundCalls guarded = new OutboundCalls(closed, new Config(), vertx);

        for (String scheme : List.of("http", "https")) {
            URI here = URI.create(scheme + "://not.resolvable.example:" + server.getLocalPort() + "/");
            assertThatThrownBy(() -> guarded.getJson(here, true)).isInstanceOf(OutboundFailure.class);
        }
        server.setSoTimeout(300);
        assertThatThrownBy(server::accept).isInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void a_refused_connection_is_a_failure_whose_message_does_not_contain_the_address() throws Exception {
        int port = server.getLocalPort();
        server.close();

        assertThatThrownBy(
                        () -> calls.postForm(URI.create("http://not.resolvable.example:" + port + "/secret"), "", true))
                .isInstanceOf(OutboundFailure.class)
                .hasMessageNotContaining("secret")
                .hasMessageNotContaining("127.0.0.1");
    }

    private URI uri(String path) {
        return URI.create("http://not.resolvable.example:" + server.getLocalPort() + path);
    }

    private void answer(String text) {
        serve(socket -> {
            request.complete(read(socket.getInputStream()));
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            socket.getInputStream().read();
        });
    }

    private void serve(Conversation conversation) {
        Thread.ofPlatform().daemon().start(() -> {
            try (Socket socket = server.accept()) {
                conversation.hold(socket);
            } catch (IOException | InterruptedException e) {
                // the caller closed the connection, which the test notices by other means
            }
        });
    }

    private static String read(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            head.append((char) in.read());
        }
        Matcher length = LENGTH.matcher(head);
        int rest = length.find() ? Integer.parseInt(length.group(1)) : 0;
        return head + new String(in.readNBytes(rest), StandardCharsets.US_ASCII);
    }

    private interface Conversation {
        void hold(Socket socket) throws IOException, InterruptedException;
    }

    private record Config() implements OutboundConfig {
        @Override
        public boolean allowPrivateNetworks() {
            return true;
        }

        @Override
        public Optional<String> nameServer() {
            return Optional.empty();
        }

        @Override
        public Duration connectTimeout() {
            return TIMEOUT;
        }

        @Override
        public Duration timeout() {
            return TIMEOUT;
        }
    }
}

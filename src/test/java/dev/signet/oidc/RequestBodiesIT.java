package dev.signet.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.api.http.Wire;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpMethod;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RequestBodiesIT {
    private static final int LIMIT = 256 * 1024;
    private static final String HEAD = """
            POST /oauth/v2/token HTTP/1.1\r
            Host: x\r
            Connection: close\r
            Content-Type: application/x-www-form-urlencoded\r
            """;

    @TestHTTPResource("/")
    URI server;

    @Inject
    Vertx vertx;

    @Test
    void a_form_that_arrives_in_pieces_is_read_completely() throws IOException, InterruptedException {
        String form = "grant_type=no_such_grant";
        try (Socket socket = connect()) {
            send(socket, HEAD + "Content-Length: " + form.length() + "\r\n\r\n" + form.substring(0, 9));
            TimeUnit.MILLISECONDS.sleep(300);
            send(socket, form.substring(9));
            String answer = answer(socket);
            assertThat(answer).startsWith("HTTP/1.1 400 ").contains("unsupported_grant_type");
        }
    }

    @Test
    void a_form_may_have_a_long_value() throws IOException {
        String form = "grant_type=refresh_token&client_id=4711&refresh_token=" + "a".repeat(7000);
        try (Socket socket = connect()) {
            send(socket, HEAD + "Expect: 100-continue\r\nContent-Length: " + form.length() + "\r\n\r\n" + form);
            assertThat(answer(socket)).startsWith("HTTP/1.1 100 ").contains("invalid_client");
        }
    }

    @Test
    void a_form_over_the_limit_is_refused_whether_announced_or_not() throws IOException {
        try (Socket socket = connect()) {
            send(socket, HEAD + "Content-Length: " + (LIMIT + 1) + "\r\n\r\n");
            assertThat(reader(socket).readLine()).startsWith("HTTP/1.1 413 ");
        }
        try (Socket socket = connect()) {
            String chunk = Integer.toHexString(LIMIT + 1) + "\r\n" + "a".repeat(LIMIT + 1) + "\r\n0\r\n\r\n";
            send(socket, HEAD + "Transfer-Encoding: chunked\r\n\r\n" + chunk);
            assertThat(reader(socket).readLine()).startsWith("HTTP/1.1 413 ");
        }
    }

    @Test
    void over_http_2_a_form_over_the_limit_ends_its_stream_but_not_the_connection() throws Exception {
        HttpClient client = vertx.createHttpClient(Wire.H2C.client());
        try {
            HttpConnection[] connections = new HttpConnection[2];
            String form = "a=" + "a".repeat(LIMIT);
            assertThat(post(client, form, connections, 0).statusCode()).isEqualTo(413);
            HttpClientResponse next = post(client, "grant_type=no_such_grant", connections, 1);
            assertThat(next.statusCode()).isEqualTo(400);
            assertThat(connections[1]).isSameAs(connections[0]);
        } finally {
            client.close();
        }
    }

    // attack A-31 in docs/security-rules.md
    @Test
    void a_malformed_query_is_refused_although_a_long_body_follows_and_nothing_behind_it_is_answered()
            throws IOException {
        String form = "a=" + "b".repeat(200_000);
        try (Socket socket = connect()) {
            String head = HEAD.replace("/token", "/token?c=%ZZ").replace("Connection: close\r\n", "");
            send(socket, head + "Content-Length: " + form.length() + "\r\n\r\n" + form);
            send(socket, HEAD + "Content-Length: 0\r\n\r\n");
            assertThat(answer(socket))
                    .startsWith("HTTP/1.1 400 ")
                    .contains("needs a valid URI")
                    .doesNotContain("grant_type");
        }
    }

    @Test
    void a_compressed_form_is_refused() throws IOException {
        try (Socket socket = connect()) {
            send(socket, HEAD + "Content-Encoding: gzip\r\nContent-Length: 3\r\n\r\na=b");
            assertThat(answer(socket))
                    .startsWith("HTTP/1.1 415 ")
                    .containsIgnoringCase("accept-encoding: identity")
                    .contains("invalid_request");
        }
    }

    private HttpClientResponse post(HttpClient client, String form, HttpConnection[] connections, int index)
            throws Exception {
        return client.request(HttpMethod.POST, server.getPort(), server.getHost(), "/oauth/v2/token")
                .compose(request -> {
                    connections[index] = request.connection();
                    return request.putHeader("content-type", "application/x-www-form-urlencoded")
                            .send(form);
                })
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(server.getHost(), server.getPort());
        socket.setSoTimeout(10_000);
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    private static String answer(Socket socket) throws IOException {
        BufferedReader reader = reader(socket);
        StringBuilder answer = new StringBuilder(Objects.requireNonNull(reader.readLine()));
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            answer.append('\n').append(line);
        }
        return answer.toString();
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }
}

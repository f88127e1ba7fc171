package dev.signet.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.logging.TestingLog;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class RequestHeadsIT {

    /** A request with a chunked body, and another one behind it. */
    private static final String HIDDEN = """
            POST /oauth/v2/introspect %s
            Host: signet
            Content-Type: application/x-www-form-urlencoded
            %s

            7
            token=a
            0

            GET /.well-known/openid-configuration HTTP/1.1
            Host: signet
            Connection: close

            """.replace("\n", "\r\n");

    @TestHTTPResource
    URI server;

    // attack A-29 in docs/security-rules.md
    @ParameterizedTest
    @ValueSource(strings = {"", "Host: a b\r\n", "Host: a\r\nHost: b\r\n"})
    void a_request_without_a_valid_host_is_refused_without_a_line_in_the_log(String host) throws IOException {
        try (TestingLog log = TestingLog.ofRequests()) {
            for (String path : List.of("/management/v1/healthz", "/q/health/live", "/nothing")) {
                assertThat(answer("GET " + path + " HTTP/1.1\r\n" + host + "Connection: close\r\n\r\n"))
                        .startsWith("HTTP/1.1 400 ")
                        .endsWith("The request needs one valid Host.");
            }
            assertThat(log.lines()).isEmpty();
        }
    }

    // RFC 9112 section 6.1
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Transfer-Encoding: chunked, identity",
                "Transfer-Encoding: identity, chunked",
                "Transfer-Encoding: gzip, chunked",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
                "Transfer-Encoding: identity",
            })
    void an_ambiguous_transfer_encoding_is_refused_and_ends_the_connection(String header) throws IOException {
        String answers = answer(HIDDEN.formatted("HTTP/1.1", header));
        assertThat(answers).startsWith("HTTP/1.1 400 ").containsOnlyOnce("HTTP/1.1 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Transfer-Encoding: chunked", "Content-Length: 100\r\nTransfer-Encoding: chunked"})
    void a_request_hidden_behind_a_chunked_body_is_not_answered(String header) throws IOException {
        String answers = answer(HIDDEN.formatted("HTTP/1.1", header));
        assertThat(answers).contains("The parameter client_id is missing.").containsOnlyOnce("HTTP/1.1 ");
    }

    // RFC 9112 section 7.1: the decoder reads this size as 7
    @Test
    void a_request_hidden_behind_a_chunk_of_more_than_32_bits_is_not_answered() throws IOException {
        String request = HIDDEN.formatted("HTTP/1.1", "Transfer-Encoding: chunked");
        assertThat(request).contains("\r\n7\r\n");
        assertThat(answer(request.replace("\r\n7\r\n", "\r\n100000007\r\n"))).containsOnlyOnce("HTTP/1.1 ");
    }

    @Test
    void chunked_is_refused_over_http_1_0() throws IOException {
        assertThat(answer(HIDDEN.formatted("HTTP/1.0", "Transfer-Encoding: chunked")))
                .startsWith("HTTP/1.0 400 ")
                .doesNotContain("HTTP/1.1 ");
    }

    @Test
    void over_http_1_0_a_host_may_be_missing_but_not_invalid() throws IOException {
        assertThat(answer("GET /.well-known/openid-configuration HTTP/1.0\r\n\r\n"))
                .startsWith("HTTP/1.0 200 ");
        assertThat(answer("GET /.well-known/openid-configuration HTTP/1.0\r\nHost: a b\r\n\r\n"))
                .startsWith("HTTP/1.0 400 ");
    }

    // attack A-28 in docs/security-rules.md
    @Test
    void a_request_without_a_valid_host_behind_a_chunked_body_is_not_answered() throws IOException {
        String request = HIDDEN.formatted("HTTP/1.1", "Transfer-Encoding: chunked")
                .replace("HTTP/1.1\r\nHost: signet\r\nConnection", "HTTP/1.1\r\nHost: a b\r\nConnection");
        assertThat(request).contains("a b");
        assertThat(answer(request)).containsOnlyOnce("HTTP/1.1 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/9.9", "HTTP/2.0", "HTTP/1.2", "FOO/1.1"})
    void an_unknown_version_is_refused_in_a_known_one(String version) throws IOException {
        for (String path : List.of("/oauth/v2/keys", "nothing")) {
            assertThat(answer("GET " + path + ' ' + version + "\r\nHost: signet\r\n\r\n"))
                    .startsWith("HTTP/1.1 400 ")
                    .containsOnlyOnce("date: ")
                    .containsOnlyOnce("X-Content-Type-Options: nosniff")
                    .endsWith("This server speaks HTTP/1.0, HTTP/1.1 and HTTP/2.");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {": a", "a b: c", "a : b", "a: b\rc", "a: b\u0000c", "a: b\u0001c"})
    void a_malformed_header_field_is_refused(String field) throws IOException {
        assertThat(answer("GET /oauth/v2/keys HTTP/1.1\r\nHost: signet\r\n" + field + "\r\n\r\n"))
                .startsWith("HTTP/1.1 400 ")
                .containsOnlyOnce("HTTP/1.1 ");
    }

    // A URI that is valid but has no path is one that no route has.
    @ParameterizedTest
    @CsvSource({"/oauth/v2/^keys,400", "/oauth/v2/keys?a=%,400", "http://[/,400", "*,404", "signet:443,404"})
    void an_invalid_uri_or_one_without_a_path_is_refused_without_a_line_in_the_log(String uri, int status)
            throws IOException {
        try (TestingLog log = TestingLog.ofRequests()) {
            assertThat(answer("GET " + uri + " HTTP/1.1\r\nHost: signet\r\nConnection: close\r\n\r\n"))
                    .startsWith("HTTP/1.1 " + status + ' ')
                    .containsOnlyOnce("date: ")
                    .containsOnlyOnce("X-Content-Type-Options: nosniff");
            assertThat(log.lines()).isEmpty();
        }
    }

    // RFC 9110 section 10.1.1
    @ParameterizedTest
    @ValueSource(strings = {"/oauth/v2/introspect", "/management/v1/projects"})
    void only_a_client_over_http_1_1_is_told_to_continue(String path) throws IOException {
        String request = "POST " + path + " %s\r\nHost: signet\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                + "Expect: 100-continue\r\nConnection: close\r\nContent-Length: 7\r\n\r\ntoken=a";
        assertThat(answer(request.formatted("HTTP/1.1"))).startsWith("HTTP/1.1 100 ");
        assertThat(answer(request.formatted("HTTP/1.0")))
                .startsWith("HTTP/1.0 4")
                .doesNotContain("HTTP/1.1 ");
    }

    private String answer(String request) throws IOException {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

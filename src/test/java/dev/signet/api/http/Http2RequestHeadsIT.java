package dev.signet.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.logging.TestingLog;
import io.netty.handler.codec.http2.Http2Headers;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Malformed requests over HTTP/2 are refused without a line in the log. */
@QuarkusTest
class Http2RequestHeadsIT {
    private static final String PATH = "/oauth/v2/keys";

    @TestHTTPResource
    URI server;

    // RFC 9113 section 8.5
    @Test
    void a_connect_request_is_refused_without_a_line_in_the_log() throws Exception {
        try (TestingLog log = TestingLog.ofRequests()) {
            expectRefused(RawHttp2.answer(server, ":method", "CONNECT", ":authority", "signet:443"));
            assertThat(log.lines()).isEmpty();
        }
    }

    // A URI that is valid but has no path is one that no route has.
    @ParameterizedTest
    @CsvSource({"/oauth/v2/^keys,400", "'/oauth\n/v2/keys',400", "*,404"})
    void an_invalid_uri_or_one_without_a_path_is_refused(String path, String status) throws Exception {
        try (TestingLog log = TestingLog.ofRequests()) {
            Http2Headers answer = get(path, "accept", "*/*");
            assertThat(answer.status()).hasToString(status);
            expectCommonHeaders(answer);
            assertThat(log.lines()).isEmpty();
        }
    }

    @Test
    void a_request_without_authority_and_host_is_refused() throws Exception {
        try (TestingLog log = TestingLog.ofRequests()) {
            expectRefused(RawHttp2.answer(server, ":method", "GET", ":scheme", "http", ":path", PATH));
            assertThat(log.lines()).isEmpty();
        }
    }

    // RFC 9113 section 8.2.1
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\r\nb: c",
                "a\nb",
                "a\rb",
                "a\u0000b",
                "\u0000",
                "a\u0001b",
                "a\u007fb",
                " a",
                "\ta",
                "a ",
                "a\t",
                " "
            })
    void a_value_with_a_forbidden_character_is_refused(String value) throws Exception {
        expectRefused(get(PATH, "x-a", value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a\r\nb", "a:b", "a\u0000b", "\u00e4"})
    void a_name_with_a_forbidden_character_is_refused(String name) throws Exception {
        expectRefused(get(PATH, name, "a"));
    }

    @ParameterizedTest
    @CsvSource({"x-a,''", "x-a,a\tb", "x-a,\u00e4", "!#$%&'*+-.^_`|~09az, a"})
    void every_field_that_is_well_formed_is_accepted(String name, String value) throws Exception {
        Http2Headers answer = get(PATH, name, value);
        assertThat(answer.status()).hasToString("200");
        expectCommonHeaders(answer);
    }

    private Http2Headers get(String path, String name, String value) throws Exception {
        return RawHttp2.answer(
                server,
                ":method",
                "GET",
                ":scheme",
                "http",
                ":path",
                path,
                ":authority",
                server.getAuthority(),
                name,
                value);
    }

    private static void expectRefused(Http2Headers answer) {
        assertThat(answer.status()).hasToString("400");
        expectCommonHeaders(answer);
    }

    private static void expectCommonHeaders(Http2Headers answer) {
        assertThat(answer.getAll("date")).hasSize(1);
        assertThat(answer.getAll("x-content-type-options"))
                .singleElement()
                .asString()
                .isEqualTo("nosniff");
    }
}

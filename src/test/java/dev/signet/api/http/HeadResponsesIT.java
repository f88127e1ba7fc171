package dev.signet.api.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http2.Http2Headers;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The response to a HEAD request over HTTP/2 has no content, on every path (RFC 9110 section 9.3.2). */
@QuarkusTest
class HeadResponsesIT {
    @TestHTTPResource
    URI server;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/nope",
                "/auth/v1/users/me",
                "/auth/v1/%2e%2e/me",
                "/management/v1/healthz",
                "/management/v1/nope",
                "/management/v1/users/_search",
                "/oidc/v1/userinfo",
                "/oidc/v1/end_session",
                "/oauth/v2/keys",
                "/oauth/v2/authorize",
                "/oauth/v2/authorize?a=%FF",
                "/oauth/v2/token",
                "/oauth/v2/nope",
                "/.well-known/openid-configuration",
                "/ui/login/login",
                "/ui/login/done",
                "/ui/login/nope",
                "/ui/login/assets/login.css",
                "/ui/login/assets/nope.css",
                "/openapi",
                "/openapi/ui",
                "/openapi/ui/swagger-ui.css",
                "/q/health",
                "/q/health/live",
                "/q/health/group/a",
                "/q/metrics"
            })
    void the_response_has_the_status_of_http_1_and_no_content(String path) throws Exception {
        assertThat(RawHttp2.contentOf(server, fields("HEAD", path))).isZero();

        Http2Headers answer = RawHttp2.answer(server, fields("HEAD", path));
        assertThat(answer.getAll("date")).hasSize(1);
        assertThat(answer.getAll("x-content-type-options")).hasSize(1);
        int status = given().urlEncodingEnabled(false)
                .redirects()
                .follow(false)
                .head(path)
                .statusCode();
        assertThat(answer.status()).hasToString(Integer.toString(status));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/no^where", "*"})
    void a_request_that_no_handler_sees_is_answered_without_content(String path) throws Exception {
        assertThat(RawHttp2.contentOf(server, fields("HEAD", path))).isZero();
    }

    @Test
    void a_request_for_the_content_gets_it() throws Exception {
        for (String path :
                new String[] {"/nope", "/auth/v1/users/me", "/oauth/v2/keys", "/ui/login/assets/login.css"}) {
            assertThat(RawHttp2.contentOf(server, fields("GET", path))).as(path).isPositive();
        }
    }

    private String[] fields(String method, String path) {
        return new String[] {
            ":method", method, ":scheme", "http", ":path", path, ":authority", server.getAuthority(), "accept", "*/*"
        };
    }
}

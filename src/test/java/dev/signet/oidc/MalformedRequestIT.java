package dev.signet.oidc;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.signet.fuzz.Http;
import dev.signet.fuzz.Http.Answer;
import dev.signet.fuzz.Http.Request;
import dev.signet.oidc.protocol.Endpoint;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Malformed requests are refused in the format of the endpoint and never answered as an internal error. */
@QuarkusTest
class MalformedRequestIT {
    private static final String FORM = "Content-Type: application/x-www-form-urlencoded";
    private static final List<String> OPEN = List.of(
            "/oauth/v2/token",
            "/oauth/v2/revoke",
            "/oauth/v2/par",
            "/oauth/v2/device_authorization",
            "/oidc/v1/userinfo");
    private static final List<String> PAGES = List.of(
            "/ui/login/login", "/ui/login/password", "/ui/login/register", "/ui/login/device", "/oidc/v1/end_session");

    @TestHTTPResource
    URI server;

    static Stream<Arguments> brokenForms() {
        return Stream.of("a=%", "a=%zz", "%zz=1", "a=%FF", "a=%ED%A0%80", "=", "a=\u00ff")
                .flatMap(form -> Stream.concat(OPEN.stream(), PAGES.stream()).map(path -> Arguments.of(path, form)));
    }

    @ParameterizedTest
    @MethodSource("brokenForms")
    void a_form_that_is_broken(String path, String form) throws IOException {
        check(path, 400, post(path, FORM, form.getBytes(StandardCharsets.ISO_8859_1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%", "a=%zz", "%zz=1"})
    void a_query_that_cannot_be_parsed_at_all(String query) throws IOException {
        for (String path :
                List.of("/oauth/v2/authorize", "/oidc/v1/userinfo", "/ui/login/login", "/openapi", "/q/metrics")) {
            Request request = new Request("GET", path + "?" + query, List.of(), new byte[0]);
            assertThat(send(request).status()).isEqualTo(400);
        }
    }

    /** Sizes on both sides of what a connection holds back while nobody reads it. */
    @ParameterizedTest
    @ValueSource(ints = {300_000, 1_500_000, 8_000_000})
    void a_body_that_is_too_long(int bytes) throws IOException {
        byte[] body = "a".repeat(bytes).getBytes(StandardCharsets.US_ASCII);
        for (String path : Stream.concat(OPEN.stream(), PAGES.stream()).toList()) {
            check(path, 413, post(path, FORM, body));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%FF", "a=%ED%A0%80", "="})
    void a_query_that_is_broken(String query) throws IOException {
        for (String path : List.of(
                "/oauth/v2/authorize",
                "/oidc/v1/userinfo",
                "/ui/login/login",
                "/oauth/v2/keys",
                "/oidc/v1/end_session")) {
            check(path, 400, send(new Request("GET", path + "?" + query, List.of(), new byte[0])));
        }
    }

    @Test
    void a_page_refuses_a_field_that_cannot_be_stored() throws IOException {
        check("/ui/login/login", 400, post("/ui/login/login", FORM, "loginName=a%00".getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"; charset=", "; charset=nope", ";charset=\"", "; charset=ISO-8859-1", "; charset=UTF-16", ";;="
            })
    void a_charset_of_a_form_is_ignored(String parameters) throws IOException {
        byte[] form = "grant_type=%C3%A9".getBytes(StandardCharsets.UTF_8);

        Answer answer = post("/oauth/v2/token", FORM + parameters, form);

        assertThat(answer.status()).isIn(400, 401);
        assertThat(answer.body()).contains("\"error\"").doesNotContain("percent-encoded");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/json", "multipart/form-data; boundary=", "x", "/;"})
    void a_body_of_another_type(String type) throws IOException {
        for (String path : List.of("/oauth/v2/token", "/oauth/v2/revoke", "/oauth/v2/par", "/ui/login/password")) {
            check(path, 415, post(path, "Content-Type: " + type, "a=b".getBytes(StandardCharsets.UTF_8)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",", ";;", "*/*;q=abc", "a", "/", "text/html", "application/xml", "application/jwt"})
    void discovery_and_keys_ignore_the_accept_header(String accept) throws IOException {
        for (String path : List.of(
                "/.well-known/openid-configuration", "/.well-known/oauth-authorization-server", "/oauth/v2/keys")) {
            Answer answer = send(new Request("GET", path, List.of("Accept: " + accept), new byte[0]));

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.head().toLowerCase(Locale.ROOT)).contains("content-type: application/j");
        }
    }

    @Test
    void an_unsupported_method_is_answered_with_the_allowed_ones() {
        given().delete("/oauth/v2/token").then().statusCode(405).body("error", equalTo("invalid_request"));
    }

    private Answer post(String path, String contentType, byte[] body) throws IOException {
        return send(new Request("POST", path, List.of(contentType, "Origin: https://app.example.com"), body));
    }

    private Answer send(Request request) throws IOException {
        return Http.send(server, request);
    }

    private static void check(String path, int status, Answer answer) {
        String head = answer.head().toLowerCase(Locale.ROOT);
        assertThat(answer.status()).as(answer.head()).isEqualTo(status);
        if (Endpoint.isForPeople(path)) {
            assertThat(head).contains("content-type: text/html", "content-security-policy: ");
            assertThat(answer.body()).contains("<html");
        } else {
            assertThat(answer.body()).contains("\"error\":\"invalid_request\"", "\"error_description\":\"");
            assertThat(head).contains("content-type: application/json", "access-control-allow-origin: *");
        }
    }
}

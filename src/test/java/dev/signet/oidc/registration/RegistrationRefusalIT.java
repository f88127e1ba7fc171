package dev.signet.oidc.registration;

import static dev.signet.oidc.registration.TestingRegistration.ENDPOINT;
import static dev.signet.oidc.registration.TestingRegistration.as;
import static dev.signet.oidc.registration.TestingRegistration.web;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.signet.oidc.dpop.TestingKey;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Registrations that are refused (RFC 7591 section 3.2.2; ). */
@QuarkusTest
@TestProfile(RegistrationOn.class)
final class RegistrationRefusalIT {
    @Inject
    TestingRegistration registration;

    // attack A-16 in docs/security-rules.md
    @Test
    void an_address_of_this_machine_is_never_called() throws Exception {
        try (ServerSocket here = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            String project = registration.project();
            for (String host : List.of("localhost", "127.0.0.1", "[::ffff:127.0.0.1]")) {
                String clientId = registration
                        .registered(
                                project,
                                web(
                                        "token_endpoint_auth_method",
                                        "private_key_jwt",
                                        "jwks_uri",
                                        "https://" + host + ':' + here.getLocalPort() + "/jwks"))
                        .getString("client_id");
                given().formParams(TestingRegistration.proof(TestingKey.es256(), "one", clientId))
                        .formParam("token", "x")
                        .post("/oauth/v2/introspect")
                        .then()
                        .statusCode(401)
                        .body("error", equalTo("invalid_client"));
            }
            here.setSoTimeout(300);
            assertThatThrownBy(here::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    static Stream<Arguments> broken() {
        return Stream.of(brokenAddresses(), brokenKeys(), brokenChoices()).flatMap(refusals -> refusals);
    }

    private static Stream<Arguments> brokenAddresses() {
        return Stream.of(
                refusal("invalid_redirect_uri", "redirect_uris", List.of()),
                refusal("invalid_redirect_uri", "redirect_uris", List.of("http://app.example.com/callback")),
                refusal("invalid_redirect_uri", "redirect_uris", List.of("https://app.example.com/#fragment")),
                refusal("invalid_redirect_uri", "redirect_uris", List.of("https://a@evil.example/callback")),
                refusal("invalid_redirect_uri", "redirect_uris", List.of("javascript:alert(1)")),
                refusal("invalid_redirect_uri", "redirect_uris", List.of("com.example.app:/callback")),
                refusal("invalid_redirect_uri", "redirect_uris", List.of("/callback")),
                refusal("invalid_client_metadata", "redirect_uris", "https://app.example.com/callback"),
                refusal("invalid_client_metadata", "redirect_uris", List.of(7)),
                refusal("invalid_client_metadata", "post_logout_redirect_uris", List.of("javascript:alert(1)")),
                refusal("invalid_client_metadata", "jwks_uri", "http://169.254.169.254/latest/meta-data"),
                refusal("invalid_client_metadata", "jwks_uri", "http://127.0.0.1:8080/jwks"),
                refusal("invalid_client_metadata", "policy_uri", "javascript:alert(1)"),
                refusal("invalid_client_metadata", "tos_uri", "http://app.example.com/terms"),
                refusal("invalid_client_metadata", "client_uri", "https:app.example.com"),
                refusal("invalid_client_metadata", "client_uri", "https://app.example.com/" + "x".repeat(2_000)),
                refusal("invalid_client_metadata", "sector_identifier_uri", "https://127.0.0.1/sector"),
                refusal("invalid_client_metadata", "backchannel_logout_uri", "http://127.0.0.1:8080/admin"),
                refusal("invalid_client_metadata", "client_uri", "x".repeat(70_000)));
    }

    private static Stream<Arguments> brokenKeys() {
        Map<String, Object> privateKey = new HashMap<>(TestingKey.es256().publicJwk());
        privateKey.put("d", privateKey.get("x"));
        Map<String, Object> shared = Map.of("kty", "oct", "k", "c2VjcmV0");
        return Stream.of(
                refusal("invalid_client_metadata", "jwks", Map.of("keys", List.of())),
                refusal("invalid_client_metadata", "jwks", Map.of("keys", List.of(privateKey))),
                refusal("invalid_client_metadata", "jwks", Map.of("keys", List.of(shared))),
                refusal("invalid_client_metadata", "jwks", "https://app.example.com/jwks"),
                refusal("invalid_client_metadata", "jwks", List.of()),
                refusal("invalid_client_metadata", "jwks", Map.of("keys", "x")),
                refusal("invalid_client_metadata", "jwks", Map.of("keys", Collections.singletonList(null))),
                refusal("invalid_client_metadata", "jwks", Map.of("keys", List.of(7))),
                refusal("invalid_client_metadata", "jwks", Map.of("keys", List.of(List.of()))),
                refusal("invalid_client_metadata", "jwks", Map.of("keys", List.of(Map.of("kty", 7)))));
    }

    private static Stream<Arguments> brokenChoices() {
        return Stream.of(
                refusal("invalid_client_metadata", "response_types", List.of("code", "token")),
                refusal("invalid_client_metadata", "grant_types", List.of("refresh_token")),
                refusal("invalid_client_metadata", "grant_types", List.of("implicit")),
                refusal("invalid_client_metadata", "grant_types", List.of("authorization_code", "client_credentials")),
                refusal("invalid_client_metadata", "application_type", "toaster"),
                refusal("invalid_client_metadata", "token_endpoint_auth_method", "client_secret_jwt"),
                refusal("invalid_client_metadata", "token_endpoint_auth_method", "private_key_jwt"),
                refusal("invalid_client_metadata", "id_token_signed_response_alg", "none"),
                refusal("invalid_client_metadata", "id_token_signed_response_alg", "HS256"),
                refusal("invalid_client_metadata", "userinfo_signed_response_alg", "HS256"),
                refusal("invalid_client_metadata", "userinfo_signed_response_alg", "none"),
                refusal("invalid_client_metadata", "subject_type", "pairwise"),
                refusal("invalid_client_metadata", "client_name", "x".repeat(201)),
                refusal("invalid_client_metadata", "client_name", "two\nlines"),
                refusal("invalid_client_metadata", "client_name", "Bank\u202Eneddih"),
                refusal("invalid_client_metadata", "client_name", "\u200B"),
                refusal("invalid_client_metadata", "client_name", "\uFEFF"));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void broken_metadata_is_refused(String error, String name, Object value) {
        registration
                .register(registration.project(), web(name, value))
                .then()
                .statusCode(400)
                .body("error", equalTo(error))
                .body("error_description", notNullValue());
    }

    @Test
    void a_body_that_is_not_a_json_object_is_refused() {
        String project = registration.project();
        for (String body : List.of(
                "",
                "[]",
                "\"x\"",
                "{",
                "{} {}",
                "{\"a\":1,\"a\":2}",
                "[".repeat(2000),
                "{\"client_name\":\"half\\ud800\",\"redirect_uris\":[\"https://a.example/cb\"]}",
                "{\"client_name\":\"a\",\"redirect_uris\":[\"https://a.example/cb\\udfff\"]}")) {
            registration
                    .operator()
                    .queryParam("project_id", project)
                    .body(body)
                    .post(ENDPOINT)
                    .then()
                    .statusCode(400)
                    .body("error", equalTo("invalid_client_metadata"));
        }
        registration
                .operator()
                .contentType("text/plain")
                .queryParam("project_id", project)
                .body("{}")
                .post(ENDPOINT)
                .then()
                .statusCode(415);
    }

    @Test
    void two_projects_are_refused() {
        registration
                .operator()
                .queryParam("project_id", registration.project(), registration.project())
                .body(web())
                .post(ENDPOINT)
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_request"));
    }

    @Test
    void registering_needs_a_token_that_may_write_applications_of_the_project() {
        String project = registration.project();
        given().contentType("application/json")
                .queryParam("project_id", project)
                .body(web())
                .post(ENDPOINT)
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", startsWith("Bearer"))
                .body("error", equalTo("invalid_token"));
        as("wrong")
                .queryParam("project_id", project)
                .body(web())
                .post(ENDPOINT)
                .then()
                .statusCode(401);
        as(registration.tokenWithoutRole())
                .queryParam("project_id", project)
                .body(web())
                .post(ENDPOINT)
                .then()
                .statusCode(403)
                .body("error", equalTo("access_denied"));
        registration.register("4711", web()).then().statusCode(403);
        registration
                .operator()
                .body(web())
                .post(ENDPOINT)
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_request"));
        registration
                .operator()
                .body("{}")
                .post("/management/v1/projects/" + project + "/_deactivate")
                .then()
                .statusCode(200);
        registration.register(project, web()).then().statusCode(403);
    }

    @Test
    void a_project_accepts_a_limited_number_of_clients() {
        String project = registration.project();
        for (int i = 0; i < RegistrationOn.MOST; i++) {
            registration.registered(project, web());
        }
        registration.register(project, web()).then().statusCode(403);
    }

    private static Arguments refusal(String error, String name, Object value) {
        return Arguments.of(error, name, value);
    }
}

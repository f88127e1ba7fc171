package dev.signet.oidc.registration;

import static dev.signet.oidc.registration.TestingRegistration.as;
import static dev.signet.oidc.registration.TestingRegistration.path;
import static dev.signet.oidc.registration.TestingRegistration.web;
import static dev.signet.oidc.registration.TestingRegistration.with;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import dev.signet.oidc.TestingFlow;
import dev.signet.oidc.dpop.TestingKey;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clients that publish their keys at an address of their own (RFC 7591 section 2, {@code jwks_uri}; A-16). */
@QuarkusTest
@TestProfile(RegistrationOnPremises.class)
final class PublishedKeysIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    TestingRegistration registration;

    @Inject
    TestingFlow flow;

    private final TestingPublisher publisher = new TestingPublisher();
    private final TestingKey key = TestingKey.es256();
    private String project;

    @BeforeEach
    void publish_a_key() {
        project = registration.project();
        publisher.publish(Map.of("one", key));
    }

    @AfterEach
    void close() {
        publisher.close();
    }

    @Test
    void a_client_authenticates_with_a_published_key() {
        Response answer = registration.register(project, publishing("/jwks"));

        answer.then()
                .statusCode(201)
                .body("jwks_uri", equalTo(publisher.address("/jwks")))
                .body("$", not(hasKey("jwks")));
        assertThat(publisher.calls()).isZero();
        String clientId = answer.path("client_id");
        TestingFlow.App app = new TestingFlow.App(project, "", clientId, null);
        Map<String, String> form = new HashMap<>(TestingFlow.codeForm(flow.code(app, flow.person())));
        form.putAll(TestingRegistration.proof(key, "one", clientId));
        given().formParams(form).post("/oauth/v2/token").then().statusCode(200);
        assertThat(isKnown(TestingRegistration.proof(key, "one", clientId))).isTrue();
        assertThat(isKnown(TestingRegistration.proof(TestingKey.es256(), "one", clientId)))
                .isFalse();
        assertThat(publisher.calls()).isEqualTo(1);
    }

    @Test
    void a_signed_request_is_verified_with_a_published_key() {
        String clientId = registration.registered(project, publishing("/jwks")).getString("client_id");
        Map<String, Object> claims = new HashMap<>(flow.parameters(new TestingFlow.App(project, "", clientId, null)));
        claims.putAll(Map.of("iss", clientId, "aud", "http://localhost:8080"));
        String object = key.jwt(Map.of("alg", "ES256", "kid", "one"), claims);

        Response answer = flow.authorize(Map.of("client_id", clientId, "request", object), null);

        assertThat(answer.getHeader("Location")).contains("/ui/login/login?authRequestID=");
    }

    @Test
    void a_client_may_change_its_published_keys_at_any_time() {
        String clientId = registration.registered(project, publishing("/jwks")).getString("client_id");
        assertThat(isKnown(TestingRegistration.proof(key, "one", clientId))).isTrue();
        TestingKey next = TestingKey.es256();
        publisher.publish(Map.of("two", next));

        await().atMost(PATIENCE).until(() -> isKnown(TestingRegistration.proof(next, "two", clientId)));

        assertThat(publisher.calls()).isEqualTo(2);
        assertThat(isKnown(TestingRegistration.proof(key, "one", clientId))).isFalse();
    }

    // attack A-16 in docs/security-rules.md
    @Test
    void invented_key_ids_do_not_cause_calls() throws Exception {
        String clientId = registration.registered(project, publishing("/jwks")).getString("client_id");
        long begun = System.nanoTime();
        try (ExecutorService many = Executors.newFixedThreadPool(16)) {
            List<Future<Boolean>> answers = IntStream.range(0, 100)
                    .mapToObj(
                            i -> many.submit(() -> isKnown(TestingRegistration.proof(key, "invented-" + i, clientId))))
                    .toList();
            for (Future<Boolean> answer : answers) {
                assertThat(answer.get()).isFalse();
            }
        }
        long pauses = Duration.ofNanos(System.nanoTime() - begun).toSeconds() / 5;
        assertThat(publisher.calls()).isLessThanOrEqualTo((int) pauses + 1);
        assertThat(isKnown(TestingRegistration.proof(key, "one", clientId))).isTrue();
    }

    // attack A-16 in docs/security-rules.md
    @Test
    void a_redirect_is_not_followed() {
        String clientId = registration.registered(project, publishing("/moved")).getString("client_id");

        assertThat(isKnown(TestingRegistration.proof(key, "one", clientId))).isFalse();

        assertThat(publisher.calls()).isEqualTo(1);
        assertThat(publisher.callsElsewhere()).isZero();
    }

    @Test
    void nothing_is_fetched_for_an_inactive_client() {
        String clientId = registration.registered(project, publishing("/jwks")).getString("client_id");
        registration
                .operator()
                .body("{}")
                .post("/management/v1/projects/" + project + "/apps/" + registration.appId(project, clientId)
                        + "/_deactivate")
                .then()
                .statusCode(200);

        assertThat(isKnown(TestingRegistration.proof(key, "one", clientId))).isFalse();
        String object = key.jwt(Map.of("alg", "ES256", "kid", "one"), Map.of("iss", clientId));
        flow.authorize(Map.of("client_id", clientId, "request", object), null);
        assertThat(publisher.calls()).isZero();
    }

    @Test
    void a_client_may_switch_between_registered_and_published_keys() {
        TestingKey sent = TestingKey.es256();
        JsonPath client = registration.registered(project, sending(sent));
        String clientId = client.getString("client_id");
        assertThat(isKnown(TestingRegistration.proof(sent, "sent", clientId))).isTrue();

        replace(client, publishing("/jwks"));
        assertThat(isKnown(TestingRegistration.proof(key, "one", clientId))).isTrue();
        assertThat(isKnown(TestingRegistration.proof(sent, "sent", clientId))).isFalse();

        JsonPath back = replace(client, sending(sent));
        assertThat(back.getMap("$")).doesNotContainKey("jwks_uri").containsKey("jwks");
        assertThat(isKnown(TestingRegistration.proof(sent, "sent", clientId))).isTrue();
        assertThat(isKnown(TestingRegistration.proof(key, "one", clientId))).isFalse();
    }

    @Test
    void keys_are_registered_or_published_with_tls_but_not_both() {
        Map<String, Object> both = sending(key);
        both.put("jwks_uri", "https://app.example.com/jwks");
        for (Map<String, Object> broken : List.of(
                both,
                web("jwks_uri", "http://app.example.com/jwks"),
                web("jwks_uri", "http://10.0.0.1/jwks"),
                web("jwks_uri", "file:///etc/passwd"),
                web("jwks_uri", "https://user@app.example.com/jwks"),
                web("jwks_uri", "https://app.example.com/jwks#keys"),
                web("jwks_uri", "/jwks"))) {
            registration
                    .register(project, broken)
                    .then()
                    .statusCode(400)
                    .body("error", equalTo("invalid_client_metadata"));
        }
    }

    private Map<String, Object> publishing(String path) {
        return web("token_endpoint_auth_method", "private_key_jwt", "jwks_uri", publisher.address(path));
    }

    private static Map<String, Object> sending(TestingKey key) {
        Map<String, Object> jwk = new HashMap<>(key.publicJwk());
        jwk.put("kid", "sent");
        return web("token_endpoint_auth_method", "private_key_jwt", "jwks", Map.of("keys", List.of(jwk)));
    }

    private static JsonPath replace(JsonPath client, Map<String, Object> metadata) {
        return as(client)
                .body(with(metadata, client))
                .put(path(client))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** Whether an assertion authenticates its client; which token is introspected does not matter. */
    private static boolean isKnown(Map<String, String> proof) {
        return given().formParams(proof)
                        .formParam("token", "x")
                        .post("/oauth/v2/introspect")
                        .statusCode()
                == 200;
    }
}

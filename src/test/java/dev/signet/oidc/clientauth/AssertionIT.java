package dev.signet.oidc.clientauth;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.signet.jdbc.Database;
import dev.signet.oidc.TestingSigner;
import dev.signet.oidc.TestingSigner.SigningApp;
import dev.signet.signingkey.SigningAlgorithm;
import dev.signet.signingkey.TestingKeyPairs;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code private_key_jwt} (OpenID Connect Core 9, RFC 7523 section 3). */
@QuarkusTest
class AssertionIT {
    @Inject
    TestingSigner signer;

    @Inject
    Assertions assertions;

    @Inject
    Database database;

    @ParameterizedTest
    @EnumSource(SigningAlgorithm.class)
    void every_algorithm_of_keys_is_accepted(SigningAlgorithm algorithm) {
        SigningApp app = signer.app(algorithm);

        expectAccepted(app, app.sign(signer.assertion(app)));
    }

    @Test
    void an_rsa_key_is_accepted_with_both_paddings() {
        SigningApp app = signer.app(SigningAlgorithm.RS256);

        expectAccepted(app, by(app, SigningAlgorithm.PS256, app.keyId()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/oauth/v2/token", "/oauth/v2/par"})
    void issuer_and_endpoints_are_audiences(String path) {
        SigningApp app = signer.app(SigningAlgorithm.ES256);

        expectAccepted(app, app.sign(signer.assertion(app, "aud", List.of(TestingSigner.ISSUER + path, "other"))));
    }

    @Test
    void the_only_key_need_not_be_named_but_a_named_one_must_exist() {
        SigningApp app = signer.app(SigningAlgorithm.ES256);

        expectAccepted(app, by(app, SigningAlgorithm.ES256, null));
        expectRefused(by(app, SigningAlgorithm.ES256, "1"));
    }

    @Test
    void times_may_be_missing_or_a_little_ahead_but_not_wrong() {
        SigningApp app = signer.app(SigningAlgorithm.ES256);
        long now = Instant.now().getEpochSecond();

        expectAccepted(app, app.sign(signer.assertion(app, "iat", null)));
        expectAccepted(app, app.sign(signer.assertion(app, "iat", now + 10, "nbf", now + 10)));
        expectRefused(app.sign(signer.assertion(app, "iat", now + 61)));
        expectRefused(app.sign(signer.assertion(app, "nbf", now + 61)));
        // A thousand times these numbers is beyond the range of a long.
        for (Object far :
                new Object[] {10_000_000_000_000_000L, Long.MAX_VALUE, new BigInteger("100000000000000000000")}) {
            expectRefused(app.sign(signer.assertion(app, "nbf", far)));
            expectRefused(app.sign(signer.assertion(app, "exp", far)));
            expectRefused(app.sign(signer.assertion(app, "iat", far)));
        }
        expectRefused(app.sign(signer.assertion(app, "iat", now - 3_700)));
        expectRefused(app.sign(signer.assertion(app, "iat", null, "exp", now + 3_700)));
        expectRefused(app.sign(signer.assertion(app, "exp", now - 10)));
        expectRefused(app.sign(signer.assertion(app, "exp", null)));
    }

    @Test
    void issuer_subject_and_audience_must_be_correct() {
        SigningApp app = signer.app(SigningAlgorithm.ES256);
        SigningApp other = signer.app(SigningAlgorithm.ES256);

        expectRefused(app.sign(signer.assertion(app, "sub", null)));
        expectRefused(app.sign(signer.assertion(app, "iss", null)));
        expectRefused(app.sign(signer.assertion(app, "sub", other.app().clientId())));
        expectRefused(app.sign(signer.assertion(app, "aud", null)));
        expectRefused(app.sign(signer.assertion(app, "aud", "http://localhost:8080.evil.example")));
        expectRefused(app.sign(signer.assertion(app, "aud", TestingSigner.ISSUER + "/oauth/v2/keys")));
        expectRefused(app.sign(signer.assertion(other)));
    }

    @Test
    void forged_assertions_are_refused() throws JOSEException {
        // attack A-14 in docs/security-rules.md
        SigningApp app = signer.app(SigningAlgorithm.RS256);
        String[] parts = app.sign(signer.assertion(app)).split("\\.", -1);
        String[] altered = app.sign(signer.assertion(app)).split("\\.", -1);

        expectRefused(TestingSigner.unsigned(signer.assertion(app)));
        expectRefused("nonsense");
        expectRefused(parts[0] + '.' + altered[1] + '.' + parts[2]);
        expectRefused(parts[0] + '.' + parts[1] + '.');
        expectRefused(bySharedSecret(app));
        SigningApp expired = signer.withExpiredKey(app);
        expectRefused(expired.sign(signer.assertion(expired)));
        expectRefused(TestingSigner.sign(
                SigningAlgorithm.ES256,
                TestingKeyPairs.of(SigningAlgorithm.ES256),
                app.keyId(),
                "JWT",
                signer.assertion(app)));
    }

    @Test
    void an_assertion_works_once_even_if_it_is_sent_concurrently() throws Exception {
        // attack A-5 in docs/security-rules.md
        SigningApp app = signer.app(SigningAlgorithm.ES256);
        String assertion = app.sign(signer.assertion(app));
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                answers.add(threads.submit(() -> status(assertion)));
            }
            for (Future<Integer> answer : answers) {
                statuses.add(answer.get());
            }
        }

        assertThat(statuses).filteredOn(status -> status == 400).hasSize(1);
        assertThat(statuses).filteredOn(status -> status == 401).hasSize(7);
    }

    @Test
    void an_assertion_without_id_works_once_even_with_a_second_signature() {
        SigningApp app = signer.app(SigningAlgorithm.ES256);
        String assertion = app.sign(signer.assertion(app, "jti", null));

        expectAccepted(app, assertion);

        expectRefused(assertion);
        expectRefused(withOtherSignature(assertion));
        expectAccepted(app, app.sign(signer.assertion(app, "jti", null, "nonce", "another")));
    }

    @Test
    void an_assertion_without_id_can_be_repeated_at_introspection_but_not_in_grants() {
        // ZITADEL's clients sign one for each introspection, and two of the same second are identical
        SigningApp app = signer.app(SigningAlgorithm.RS256);
        String assertion = app.sign(signer.assertion(app, "jti", null));
        String named = app.sign(signer.assertion(app));

        introspect(assertion).then().statusCode(200);
        introspect(assertion).then().statusCode(200);
        expectRefused(assertion);
        introspect(named).then().statusCode(200);
        introspect(named).then().statusCode(401);
    }

    @Test
    void an_assertion_may_have_a_long_id_and_a_late_expiry() {
        SigningApp app = signer.app(SigningAlgorithm.ES256);
        String assertion = app.sign(signer.assertion(app, "jti", "x".repeat(4_000), "exp", 99_999_999_999_999L));

        expectAccepted(app, assertion);
        expectRefused(assertion);
    }

    @Test
    void used_assertions_are_deleted_once_they_have_expired() {
        String insert = "insert into used_assertions (subject, jti, expires_at) values ('swept', ?, ?)";
        database.update(insert, "old", Instant.now().minus(Duration.ofHours(3)));
        database.update(insert, "new", Instant.now());

        assertions.sweep();

        assertThat(database.query("select jti from used_assertions where subject = 'swept'", row -> row.text("jti")))
                .containsExactly("new");
    }

    @Test
    void an_app_registered_for_assertions_cannot_authenticate_without_one() {
        SigningApp app = signer.app(SigningAlgorithm.ES256);
        Map<String, String> form = new HashMap<>(request(app.sign(signer.assertion(app))));
        form.remove("client_assertion");
        form.remove("client_assertion_type");
        form.put("client_id", app.app().clientId());

        given().formParams(form).post("/oauth/v2/token").then().statusCode(401);
        form.putAll(signer.proof(app));
        form.remove("client_assertion_type");
        given().formParams(form).post("/oauth/v2/token").then().statusCode(401);
        form.putAll(signer.proof(app));
        form.put("client_secret", "x");
        given().formParams(form).post("/oauth/v2/token").then().body("error", equalTo("invalid_request"));
    }

    @Test
    void discovery_lists_the_algorithms() {
        given().get("/.well-known/openid-configuration")
                .then()
                .body("token_endpoint_auth_signing_alg_values_supported", contains("RS256", "ES256", "EdDSA", "PS256"));
    }

    private String by(SigningApp app, SigningAlgorithm algorithm, @Nullable String keyId) {
        return TestingSigner.sign(algorithm, app.pair(), keyId, "JWT", signer.assertion(app));
    }

    private Response introspect(String assertion) {
        return given().formParams(signer.proof(assertion))
                .formParam("token", "not-a-token")
                .post("/oauth/v2/introspect");
    }

    /** For ES256 anybody can derive a second valid signature: the same r, and the order of the curve minus s. */
    private static String withOtherSignature(String assertion) {
        int dot = assertion.lastIndexOf('.') + 1;
        byte[] signature = Base64.getUrlDecoder().decode(assertion.substring(dot));
        BigInteger order = new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);
        BigInteger other = order.subtract(new BigInteger(1, Arrays.copyOfRange(signature, 32, 64)));
        byte[] s = HexFormat.of().parseHex(String.format("%064x", other));
        System.arraycopy(s, 0, signature, 32, 32);
        return assertion.substring(0, dot)
                + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
    }

    /** An HMAC whose shared secret is the public key. */
    private static String bySharedSecret(SigningApp app) throws JOSEException {
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(app.app().clientId())
                .subject(app.app().clientId())
                .audience(TestingSigner.ISSUER)
                .issueTime(Date.from(Instant.now()))
                .expirationTime(Date.from(Instant.now().plusSeconds(60)))
                .build();
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(app.keyId()).build(), claims);
        jwt.sign(new MACSigner(app.pair().getPublic().getEncoded()));
        return jwt.serialize();
    }

    /**
     * With a good assertion the client is authenticated and its invalid code is refused; with a bad one the client is
     * refused.
     */
    private void expectAccepted(SigningApp app, String assertion) {
        given().formParams(request(assertion))
                .formParam("client_id", app.app().clientId())
                .post("/oauth/v2/token")
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_grant"));
    }

    private void expectRefused(String assertion) {
        given().formParams(request(assertion))
                .post("/oauth/v2/token")
                .then()
                .statusCode(401)
                .body("error", equalTo("invalid_client"));
    }

    private int status(String assertion) {
        return given().formParams(request(assertion)).post("/oauth/v2/token").statusCode();
    }

    private Map<String, String> request(String assertion) {
        Map<String, String> form = new HashMap<>(signer.proof(assertion));
        form.put("grant_type", "authorization_code");
        form.put("code", "not-a-code");
        form.put("redirect_uri", "https://app.example.com/callback");
        return form;
    }
}

package dev.signet.oidc.dpop;

import static dev.signet.oidc.dpop.TestingProofs.TOKEN;
import static dev.signet.oidc.dpop.TestingProofs.ask;
import static dev.signet.oidc.dpop.TestingProofs.proof;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import dev.signet.jdbc.Database;
import dev.signet.signingkey.SigningAlgorithm;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Proofs that each break one rule of RFC 9449 section 4.3. */
@QuarkusTest
final class DpopProofIT {
    private static final String HMAC = "eyJhbGciOiJIUzI1NiIsInR5cCI6ImRwb3Arand0In0.e30.AA";

    @Inject
    TestingProofs proofs;

    @Inject
    UsedProofs used;

    @Inject
    Database database;

    @Inject
    Clock clock;

    private TestingProofs.Machine machine;

    @BeforeEach
    void make_a_machine() {
        machine = proofs.machine();
    }

    static Stream<Named<String>> broken() {
        return Stream.concat(ofBrokenForm(), withBrokenClaims());
    }

    private static Stream<Named<String>> ofBrokenForm() {
        TestingKey key = TestingKey.es256();
        TestingKey other = TestingKey.es256();
        String good = proof(key);
        return Stream.of(
                Named.of("no JWT", "nonsense"),
                Named.of("two in one field", good + ", " + proof(key)),
                Named.of("too long", fresh(key).claim("pad", "x".repeat(9000)).sign()),
                Named.of("no typ", fresh(key).header("typ", null).sign()),
                Named.of("typ of another token", fresh(key).header("typ", "JWT").sign()),
                Named.of("alg none", unsigned(good)),
                Named.of("alg of a shared key", HMAC),
                Named.of(
                        "alg of another kind of key",
                        fresh(key).header("alg", "RS256").sign()),
                Named.of("alg not offered", fresh(key).header("alg", "ES384").sign()),
                Named.of(
                        "crit",
                        fresh(key).header("crit", List.of("x")).header("x", 1).sign()),
                Named.of("no key", fresh(key).header("jwk", null).sign()),
                Named.of(
                        "private key",
                        fresh(key).header("jwk", withPrivatePart(key)).sign()),
                Named.of(
                        "key of another",
                        fresh(key).header("jwk", other.publicJwk()).sign()),
                Named.of(
                        "short RSA key",
                        fresh(TestingKey.rsa(SigningAlgorithm.PS256, 1024)).sign()),
                Named.of("altered", altered(good)),
                Named.of("cut", good.substring(0, good.lastIndexOf('.') + 1)));
    }

    private static Stream<Named<String>> withBrokenClaims() {
        TestingKey key = TestingKey.es256();
        long now = Instant.now().getEpochSecond();
        return Stream.of(
                Named.of("no htm", fresh(key).claim("htm", null).sign()),
                Named.of(
                        "htm of another request", fresh(key).claim("htm", "GET").sign()),
                Named.of("htm in lower case", fresh(key).claim("htm", "post").sign()),
                Named.of("no htu", fresh(key).claim("htu", null).sign()),
                Named.of(
                        "htu of another endpoint",
                        fresh(key).claim("htu", TOKEN + "/x").sign()),
                Named.of(
                        "htu of another host",
                        fresh(key)
                                .claim("htu", "http://evil.example/oauth/v2/token")
                                .sign()),
                Named.of(
                        "htu without scheme",
                        fresh(key).claim("htu", "/oauth/v2/token").sign()),
                Named.of("htu is a number", fresh(key).claim("htu", 7).sign()),
                Named.of("no iat", fresh(key).claim("iat", null).sign()),
                Named.of("old", fresh(key).claim("iat", now - 61).sign()),
                Named.of("from the future", fresh(key).claim("iat", now + 60).sign()),
                Named.of("iat is a text", fresh(key).claim("iat", "now").sign()),
                Named.of("no jti", fresh(key).claim("jti", null).sign()),
                Named.of("empty jti", fresh(key).claim("jti", "").sign()));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void a_broken_proof_is_refused(String proof) {
        ask(machine, proof).then().statusCode(400).body("error", equalTo("invalid_dpop_proof"));
    }

    @Test
    void two_proofs_are_refused() {
        TestingKey key = TestingKey.es256();
        ask(machine, proof(key), proof(key)).then().statusCode(400).body("error", equalTo("invalid_dpop_proof"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP://LOCALHOST:8080/oauth/v2/token",
                "http://localhost:8080/oauth/v2/%74oken",
                "http://localhost:8080/oauth/v2/token?a=b#c",
                "http://localhost:8080/oauth/./v2/token"
            })
    void an_equivalent_htu_is_accepted(String htu) {
        ask(machine, fresh(TestingKey.es256()).claim("htu", htu).sign()).then().statusCode(200);
    }

    @Test
    void a_clock_that_is_slightly_ahead_is_tolerated() {
        long soon = Instant.now().getEpochSecond() + 10;
        ask(machine, fresh(TestingKey.es256()).claim("iat", soon).sign()).then().statusCode(200);
    }

    @Test
    void an_invented_nonce_is_refused_with_the_current_one() {
        TestingKey key = TestingKey.es256();
        String nonce = ask(machine, fresh(key).claim("nonce", "invented").sign())
                .then()
                .statusCode(400)
                .body("error", equalTo("use_dpop_nonce"))
                .header("DPoP-Nonce", notNullValue())
                .extract()
                .header("DPoP-Nonce");
        ask(machine, fresh(key).claim("nonce", nonce).sign()).then().statusCode(200);
    }

    @Test
    void of_concurrent_uses_of_a_proof_exactly_one_is_accepted() throws Exception {
        String proof = proof(TestingKey.es256());
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                answers.add(threads.submit(() -> ask(machine, proof).statusCode()));
            }
            for (Future<Integer> answer : answers) {
                statuses.add(answer.get());
            }
        }
        assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
        assertThat(statuses).filteredOn(status -> status == 400).hasSize(23);
    }

    @Test
    void a_proof_does_not_use_up_those_of_another_key() {
        ask(machine, fresh(TestingKey.es256()).claim("jti", "the-same").sign())
                .then()
                .statusCode(200);
        ask(machine, fresh(TestingKey.es256()).claim("jti", "the-same").sign())
                .then()
                .statusCode(200);
    }

    @Test
    void used_proofs_are_deleted_once_they_are_too_old() {
        Instant now = clock.instant();
        assertThat(used.use("key", "old", now.minusSeconds(120))).isTrue();
        assertThat(used.use("key", "new", now.plusSeconds(60))).isTrue();
        assertThat(used.use("key", "old", now.plusSeconds(60))).isFalse();

        used.sweep();

        assertThat(used.use("key", "old", now.plusSeconds(60))).isTrue();
        assertThat(used.use("key", "new", now.plusSeconds(60))).isFalse();
        assertThat(database.query("select 1 as n from dpop_proofs where expires_at < ?", row -> row.number("n"), now))
                .isEmpty();
    }

    private static TestingKey.Proof fresh(TestingKey key) {
        return key.proof("POST", TOKEN);
    }

    private static Map<String, Object> withPrivatePart(TestingKey key) {
        Map<String, Object> jwk = new HashMap<>(key.publicJwk());
        jwk.put("d", jwk.get("x"));
        return jwk;
    }

    private static String unsigned(String proof) {
        return "eyJhbGciOiJub25lIiwidHlwIjoiZHBvcCtqd3QifQ"
                + proof.substring(proof.indexOf('.'), proof.lastIndexOf('.') + 1);
    }

    private static String altered(String proof) {
        int middle = proof.lastIndexOf('.') + 20;
        char c = proof.charAt(middle) == 'A' ? 'B' : 'A';
        return proof.substring(0, middle) + c + proof.substring(middle + 1);
    }
}

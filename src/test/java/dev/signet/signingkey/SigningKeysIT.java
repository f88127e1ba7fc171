package dev.signet.signingkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.JWKSet;
import dev.signet.eventstore.Aggregates;
import dev.signet.eventstore.Ids;
import dev.signet.instance.InstanceQueries;
import dev.signet.jdbc.Database;
import dev.signet.kernel.Actor;
import dev.signet.kernel.DomainException;
import dev.signet.vault.SealedSecrets;
import dev.signet.vault.Secrets;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SigningKeysIT {
    private static final Map<String, Object> CLAIMS = Map.of("sub", "4711");
    private static final Duration AHEAD = Duration.ofSeconds(305);

    @Inject
    Aggregates aggregates;

    @Inject
    Database database;

    @Inject
    InstanceQueries instances;

    @Inject
    SigningKeyQueries keys;

    @Inject
    SigningKeyTimes times;

    @Inject
    SigningKeysConfig config;

    @Inject
    CryptoProvider provider;

    @Inject
    Secrets secrets;

    @Inject
    SealedSecrets sealed;

    @Inject
    JoseJson json;

    @Inject
    Ids ids;

    @Inject
    TokenSigner signer;

    @Inject
    TokenVerifier verifier;

    @Inject
    JwkSet jwkSet;

    @Inject
    SigningKeyCommands commands;

    @Test
    void the_key_set_has_a_key_of_the_default_algorithm_from_the_start() throws Exception {
        JwkSetDocument document = jwkSet.json();

        assertThat(document.maxAge()).isEqualTo(Duration.ofMinutes(5));
        assertThat(JWKSet.parse(new String(document.json(), StandardCharsets.UTF_8))
                        .getKeys())
                .anySatisfy(key -> {
                    assertThat(key.getAlgorithm().getName()).isEqualTo("RS256");
                    assertThat(key.isPrivate()).isFalse();
                });
        assertThat(jwkSet.json()).isSameAs(document);
    }

    @Test
    void eight_nodes_that_need_a_key_at_once_end_with_one() throws Exception {
        CyclicBarrier together = new CyclicBarrier(8);
        List<Future<String>> kids;
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            kids = IntStream.range(0, 8)
                    .mapToObj(n -> threads.submit(() -> {
                        Node node = node(Clock.systemUTC());
                        node.ring.refresh();
                        together.await();
                        node.commands.ensureActive(SigningAlgorithm.EdDSA);
                        return node.kid(SigningAlgorithm.EdDSA);
                    }))
                    .toList();
        }

        assertThat(kids.stream().map(Future::resultNow).distinct()).hasSize(1);
        assertThat(keys.all())
                .filteredOn(key -> key.algorithm() == SigningAlgorithm.EdDSA && key.state() == SigningKeyState.ACTIVE)
                .hasSize(1);
    }

    @Test
    void tokens_verify_on_both_nodes_through_a_rotation() {
        Node one = node(Clock.systemUTC());
        Node two = node(Clock.systemUTC());
        removeSuccessors(SigningAlgorithm.ES256);
        String before = one.signer.sign(CLAIMS, TokenType.ACCESS_TOKEN, SigningAlgorithm.ES256);
        two.ring.refresh();

        SigningKeyView next = one.commands.rotate(SigningAlgorithm.ES256, Actor.system());
        assertThat(next.state()).isEqualTo(SigningKeyState.INITIAL);
        assertThatThrownBy(() -> two.commands.rotate(SigningAlgorithm.ES256, Actor.system()))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        e -> assertThat(e.error()).isEqualTo(SigningKeyError.rotationUnderWay(SigningAlgorithm.ES256)));
        assertThatThrownBy(() -> two.commands.activate(next.kid(), Actor.system()))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        e -> assertThat(e.error()).isEqualTo(SigningKeyError.activationTooEarly(next.activatableAt())));

        Node later = node(Clock.offset(Clock.systemUTC(), AHEAD.plusSeconds(1)));
        String old = later.kid(SigningAlgorithm.ES256);
        later.rotation.carryOutWhatIsDue();
        String after = later.signer.sign(CLAIMS, TokenType.ACCESS_TOKEN, SigningAlgorithm.ES256);
        String meanwhile = two.signer.sign(CLAIMS, TokenType.ACCESS_TOKEN, SigningAlgorithm.ES256);

        assertThat(later.kid(SigningAlgorithm.ES256)).isEqualTo(next.kid());
        for (Node node : List.of(one, two, later)) {
            assertThat(node.verifier.verify(before, TokenType.ACCESS_TOKEN)).isPresent();
            assertThat(node.verifier.verify(meanwhile, TokenType.ACCESS_TOKEN)).isPresent();
            assertThat(node.verifier.verify(after, TokenType.ACCESS_TOKEN)).isPresent();
        }
        assertThat(secrets.find(old, "signing_key", old)).isEmpty();
        assertThat(secrets.find(next.kid(), "signing_key", next.kid())).isPresent();
    }

    @Test
    void of_two_nodes_that_check_at_the_same_time_one_changes_the_keys() throws Exception {
        commands.ensureActive(SigningAlgorithm.PS256);
        Clock clock = Clock.offset(Clock.systemUTC(), config.rotation());
        CyclicBarrier together = new CyclicBarrier(2);
        List<Future<Boolean>> checks;
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            checks = IntStream.range(0, 2)
                    .mapToObj(n -> threads.submit(() -> {
                        Node node = node(clock);
                        node.ring.refresh();
                        together.await();
                        node.rotation.carryOutWhatIsDue();
                        return true;
                    }))
                    .toList();
        }

        assertThat(checks).allMatch(Future::resultNow);
        assertThat(keys.all())
                .filteredOn(key -> key.algorithm() == SigningAlgorithm.PS256)
                .extracting(SigningKeyView::state)
                .containsExactlyInAnyOrder(SigningKeyState.ACTIVE, SigningKeyState.INITIAL);
    }

    @Test
    void tokens_of_a_replaced_key_are_refused_immediately() throws Exception {
        String stolen = signer.sign(CLAIMS, TokenType.JWT, SigningAlgorithm.RS256);
        assertThat(verifier.verify(stolen, TokenType.JWT)).isPresent();

        SigningKeyView fresh = commands.replaceAtOnce(SigningAlgorithm.RS256, Actor.system());

        assertThat(verifier.verify(stolen, TokenType.JWT)).isEmpty();
        assertThat(verifier.verify(signer.sign(CLAIMS, TokenType.JWT, SigningAlgorithm.RS256), TokenType.JWT))
                .get()
                .extracting(VerifiedToken::kid)
                .isEqualTo(fresh.kid());
        JWKSet published = JWKSet.parse(new String(jwkSet.json().json(), StandardCharsets.UTF_8));
        assertThat(published.getKeyByKeyId(fresh.kid())).isNotNull();
    }

    @Test
    void the_private_key_is_stored_nowhere_in_readable_form() {
        SigningKeyView key = commands.replaceAtOnce(SigningAlgorithm.RS256, Actor.system());

        String payload = database.single(
                "select payload::text as payload from events where stream_type = 'web_key' and stream_id = ?"
                        + " and version = 1",
                row -> row.text("payload"),
                key.kid());
        assertThat(payload).contains("publicKey").doesNotContain("\"d\"", "\"p\"", "\"q\"", "private");
        String secret =
                secrets.find(key.kid(), "signing_key", key.kid()).orElseThrow().value();
        assertThat(KeyForms.privateKey(SigningAlgorithm.RS256, sealed.open("signing-keys", key.kid(), secret)))
                .isNotNull();
        assertThatThrownBy(() -> sealed.open("signing-keys", "1", secret)).isInstanceOf(IllegalStateException.class);
    }

    /** Removes successors, because another test may have started a rotation. */
    private void removeSuccessors(SigningAlgorithm algorithm) {
        keys.all().stream()
                .filter(key -> key.algorithm() == algorithm && key.state() == SigningKeyState.INITIAL)
                .forEach(key -> commands.remove(key.kid(), Actor.system()));
    }

    private Node node(Clock clock) {
        return new Node(clock);
    }

    /** Another node on the same database, with a memory and a clock of its own. */
    private final class Node {
        private final SigningKeyRing ring;
        private final SigningKeyCommands commands;
        private final SigningKeyRotation rotation;
        private final TokenSigner signer;
        private final TokenVerifier verifier;

        private Node(Clock clock) {
            ring = new SigningKeyRing(keys, provider, times, json, clock);
            commands = new SigningKeyCommands(aggregates, instances, keys, ring, times, sealed, provider, ids, clock);
            rotation = new SigningKeyRotation(commands, ring, times, config, instances, clock);
            signer = new TokenSigner(new Signers(ring, commands, secrets, sealed, provider), json, config);
            verifier = new TokenVerifier(ring);
        }

        private String kid(SigningAlgorithm algorithm) {
            return ring.refresh().activeKid(algorithm).orElseThrow();
        }
    }
}

package dev.signet.signingkey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.kernel.ClaimChange;
import dev.signet.kernel.Decision;
import dev.signet.kernel.DomainException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs plan and decider through simulated time without a database. */
final class TestingKeyLife {
    private final TestingSigningKeysConfig config;
    private final Duration tick;
    private final SigningKeyTimes times;
    private final Map<String, SigningKeyView> keys = new LinkedHashMap<>();
    private final Map<String, SigningKey> states = new HashMap<>();
    private final Map<String, String> claims = new HashMap<>();
    private final Map<String, Life> lives = new LinkedHashMap<>();
    private Instant now = TestKeys.NOW;
    private int events;

    TestingKeyLife(TestingSigningKeysConfig config, Duration tick) {
        this.config = config;
        this.tick = tick;
        this.times = new SigningKeyTimes(config);
    }

    void runUntil(Instant end) {
        while (now.isBefore(end)) {
            planned().forEach(this::tryStep);
            now = now.plus(tick);
        }
    }

    List<RotationPlan.Step> planned() {
        return RotationPlan.due(List.copyOf(keys.values()), now, config.algorithm(), times);
    }

    List<String> publishedKids() {
        return List.copyOf(keys.keySet());
    }

    List<String> kidsThatSigned() {
        return lives.entrySet().stream()
                .filter(life -> life.getValue().signsFrom != null)
                .map(Map.Entry::getKey)
                .toList();
    }

    int events() {
        return events;
    }

    /**
     * Asserts that each key was published long enough before and after it signed, and that there was a signing key at
     * any time.
     */
    void assertEveryTokenVerified(Duration ahead, Duration lifetime) {
        List<Life> signed =
                lives.values().stream().filter(life -> life.signsFrom != null).toList();
        for (int i = 1; i < signed.size(); i++) {
            Life before = signed.get(i - 1);
            Life after = signed.get(i);
            assertThat(after.signsFrom).isEqualTo(before.signsUntil);
            assertThat(Duration.between(after.publishedFrom, after.signsFrom)).isGreaterThanOrEqualTo(ahead);
            if (before.publishedUntil != null) {
                assertThat(Duration.between(before.signsUntil, before.publishedUntil))
                        .isGreaterThanOrEqualTo(lifetime);
            }
        }
    }

    /** Carries out a step like a node does; a refusal means that another node has already done it. */
    void tryStep(RotationPlan.Step step) {
        try {
            switch (step) {
                case RotationPlan.Step.AddActive(SigningAlgorithm algorithm) -> {
                    String kid = nextKid();
                    handle(kid, new SigningKeyCommand.AddActive(jwk(algorithm, kid), "", now));
                }
                case RotationPlan.Step.AddNext(SigningAlgorithm algorithm) -> {
                    String kid = nextKid();
                    handle(kid, new SigningKeyCommand.AddNext(jwk(algorithm, kid), "", times.activatableAt(now)));
                }
                case RotationPlan.Step.Activate(String kid) -> activate(kid);
                case RotationPlan.Step.Remove(String kid) -> handle(kid, new SigningKeyCommand.Remove());
            }
        } catch (DomainException e) {
            assertThat(e.error().code()).startsWith("signing_key.");
        }
    }

    private void activate(String kid) {
        SigningKeyDecider.decide(
                new SigningKeyCommand.Activate(now), state(kid)); // all or nothing, like in a transaction
        Optional<String> old = keys.values().stream()
                .filter(key -> key.state() == SigningKeyState.ACTIVE)
                .map(SigningKeyView::kid)
                .findFirst();
        old.ifPresent(active -> handle(active, new SigningKeyCommand.Deactivate(times.retireAt(now))));
        handle(kid, new SigningKeyCommand.Activate(now));
    }

    private void handle(String kid, SigningKeyCommand command) {
        Decision<SigningKeyEvent> decision = SigningKeyDecider.decide(command, state(kid));
        decision.claims().forEach(change -> claim(kid, change));
        for (SigningKeyEvent event : decision.events()) {
            states.put(kid, SigningKeyDecider.evolve(state(kid), event));
            project(kid, event);
            events++;
        }
    }

    private void claim(String kid, ClaimChange change) {
        switch (change) {
            case ClaimChange.Take take -> {
                if (claims.putIfAbsent(take.kind() + take.value(), kid) != null) {
                    throw take.ifTaken().exception();
                }
            }
            case ClaimChange.Release release -> claims.remove(release.kind() + release.value(), kid);
            case ClaimChange.ReleaseAll release ->
                claims.entrySet()
                        .removeIf(claim -> claim.getKey().startsWith(release.kind())
                                && claim.getValue().equals(kid));
        }
    }

    private void project(String kid, SigningKeyEvent event) {
        switch (event) {
            case SigningKeyEvent.Added added -> {
                keys.put(kid, view(kid, added));
                lives.put(kid, new Life(now));
            }
            case SigningKeyEvent.Activated activated -> {
                keys.computeIfPresent(kid, (k, key) -> in(key, SigningKeyState.ACTIVE, now, null));
                lives.get(kid).signsFrom = now;
            }
            case SigningKeyEvent.Deactivated deactivated -> {
                keys.computeIfPresent(
                        kid, (k, key) -> in(key, SigningKeyState.INACTIVE, key.activatedAt(), deactivated.retireAt()));
                lives.get(kid).signsUntil = now;
            }
            case SigningKeyEvent.Removed removed -> {
                keys.remove(kid);
                lives.get(kid).publishedUntil = now;
            }
        }
    }

    private SigningKey state(String kid) {
        return states.getOrDefault(kid, SigningKey.ABSENT);
    }

    private String nextKid() {
        return Integer.toString(lives.size() + 1);
    }

    private SigningKeyView view(String kid, SigningKeyEvent.Added added) {
        return new SigningKeyView(
                kid,
                added.publicKey().alg(),
                added.publicKey(),
                SigningKeyState.INITIAL,
                1,
                now,
                now,
                added.activatableAt(),
                null,
                null);
    }

    private SigningKeyView in(SigningKeyView key, SigningKeyState state, Instant activatedAt, Instant retireAt) {
        return new SigningKeyView(
                key.kid(),
                key.algorithm(),
                key.publicJwk(),
                state,
                key.version() + 1,
                key.createdAt(),
                now,
                key.activatableAt(),
                activatedAt,
                retireAt);
    }

    private static PublicJwk jwk(SigningAlgorithm algorithm, String kid) {
        return PublicJwk.okp(algorithm, kid, "none", "");
    }

    private static final class Life {
        private final Instant publishedFrom;
        private Instant signsFrom;
        private Instant signsUntil;
        private Instant publishedUntil;

        private Life(Instant publishedFrom) {
            this.publishedFrom = publishedFrom;
        }
    }
}

package dev.signet.signingkey;

import java.security.KeyPair;
import java.security.PrivateKey;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Creates keys, and objects that use them, for tests without a database. */
final class TestKeys {
    static final Instant NOW = Instant.parse("2026-02-01T12:00:00Z");

    private TestKeys() {}

    /** A public and a private key. */
    record Pair(SigningKeyView view, PrivateKey privateKey) {

        Signer signer(TestingSigningKeysConfig config) {
            return new Signer(view, privateKey, new CryptoProvider(config).orJdk());
        }
    }

    static Pair active(String kid, SigningAlgorithm algorithm) {
        KeyPair pair = TestingKeyPairs.of(algorithm);
        PublicJwk jwk = KeyForms.jwk(algorithm, kid, pair.getPublic());
        return new Pair(
                new SigningKeyView(kid, algorithm, jwk, SigningKeyState.ACTIVE, 2, NOW, NOW, NOW, NOW, null),
                pair.getPrivate());
    }

    /** Creates a key of which only the times matter. */
    static SigningKeyView view(String kid, SigningAlgorithm algorithm, SigningKeyState state, Instant activatedAt) {
        PublicJwk jwk = PublicJwk.okp(algorithm, kid, "none", "");
        return new SigningKeyView(
                kid, algorithm, jwk, state, 1, activatedAt, activatedAt, activatedAt, activatedAt, null);
    }

    static SigningKeyRing ring(TestingSigningKeysConfig config, SigningKeyView... keys) {
        return ring(config, List.of(keys), new AtomicInteger());
    }

    static SigningKeyRing ring(TestingSigningKeysConfig config, List<SigningKeyView> keys, AtomicInteger reads) {
        return new SigningKeyRing(
                () -> {
                    reads.incrementAndGet();
                    return List.copyOf(keys);
                },
                new CryptoProvider(config),
                new SigningKeyTimes(config),
                new JoseJson(),
                Clock.fixed(NOW, ZoneOffset.UTC));
    }
}

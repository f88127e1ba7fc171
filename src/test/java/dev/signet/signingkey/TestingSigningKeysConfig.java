package dev.signet.signingkey;

import java.time.Duration;

/** Settings held in memory. */
record TestingSigningKeysConfig(
        SigningAlgorithm algorithm,
        Duration rotation,
        Duration publishAhead,
        Duration retireAfter,
        boolean nativeProvider)
        implements SigningKeysConfig {

    static TestingSigningKeysConfig defaults() {
        return new TestingSigningKeysConfig(
                SigningAlgorithm.RS256, Duration.ofDays(90), Duration.ofMinutes(5), Duration.ofHours(12), true);
    }

    TestingSigningKeysConfig onTheJdk() {
        return new TestingSigningKeysConfig(algorithm, rotation, publishAhead, retireAfter, false);
    }

    TestingSigningKeysConfig rotatingEvery(Duration interval, Duration ahead) {
        return new TestingSigningKeysConfig(algorithm, interval, ahead, retireAfter, nativeProvider);
    }
}

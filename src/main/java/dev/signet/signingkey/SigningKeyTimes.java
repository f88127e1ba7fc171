package dev.signet.signingkey;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;

/** The times of a key's life, from the configuration. */
@Singleton
final class SigningKeyTimes {

    /**
     * Other nodes learn of a change at most this much later: they may still hand out the old key set, or sign with the
     * old key. Every overlap is longer by it.
     */
    static final Duration NODE_LAG = Duration.ofSeconds(5);

    private final Duration rotation;
    private final Duration publishAhead;
    private final Duration retireAfter;

    SigningKeyTimes(SigningKeysConfig config) {
        this.rotation = config.rotation();
        this.publishAhead = config.publishAhead();
        this.retireAfter = config.retireAfter();
        check(publishAhead.compareTo(Duration.ofSeconds(1)) >= 0, "publish-ahead must be at least 1 s");
        check(!retireAfter.isNegative(), "retire-after must not be negative");
        check(rotation.compareTo(publishAhead.plus(NODE_LAG)) > 0, "rotation must be longer than publish-ahead");
    }

    /** How long clients may keep the key set. */
    Duration keySetMaxAge() {
        return publishAhead;
    }

    /** When a key published now may sign. */
    Instant activatableAt(Instant now) {
        return now.plus(publishAhead).plus(NODE_LAG);
    }

    /** When the successor of a key must be published so that it takes over in time. */
    Instant successorDueAt(Instant activatedAt) {
        return activatedAt.plus(rotation).minus(publishAhead).minus(NODE_LAG);
    }

    /** Until when a key that signs no more from now on stays published. */
    Instant retireAt(Instant now) {
        return now.plus(retireAfter).plus(NODE_LAG);
    }

    private static void check(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalStateException("signet.signing-keys." + rule);
        }
    }
}

package dev.signet.signingkey;

import dev.signet.kernel.InvalidConfiguration;
import dev.signet.kernel.Setting;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;

/** Computes the times in the life of a signing key from the configuration, and checks the configuration at start. */
@Startup(Setting.CHECKED)
@Singleton
final class SigningKeyTimes {

    /**
     * The longest delay until other nodes learn of a change. Until then they may still serve the old key set or sign
     * with the old key, so a key is published this much longer before and after it signs.
     */
    static final Duration NODE_LAG = Duration.ofSeconds(5);

    private final Duration rotation;
    private final Duration publishAhead;
    private final Duration retireAfter;

    SigningKeyTimes(SigningKeysConfig config) {
        this.rotation = config.rotation();
        this.publishAhead = config.publishAhead();
        this.retireAfter = config.retireAfter();
        check(publishAhead.compareTo(Duration.ofSeconds(1)) >= 0, "publish-ahead must be at least 1s");
        check(!retireAfter.isNegative(), "retire-after must not be negative");
        check(rotation.compareTo(publishAhead.plus(NODE_LAG)) > 0, "rotation must be longer than publish-ahead");
    }

    /** Returns how long clients may cache the key set. */
    Duration keySetMaxAge() {
        return publishAhead;
    }

    /** Returns the earliest time at which a key that is published now may sign. */
    Instant activatableAt(Instant now) {
        return now.plus(publishAhead).plus(NODE_LAG);
    }

    /** Returns when the successor of a key must be published so that it can take over in time. */
    Instant successorDueAt(Instant activatedAt) {
        return activatedAt.plus(rotation).minus(publishAhead).minus(NODE_LAG);
    }

    /** Returns the time until which a key that stops signing now stays published. */
    Instant retireAt(Instant now) {
        return now.plus(retireAfter).plus(NODE_LAG);
    }

    private static void check(boolean holds, String rule) {
        if (!holds) {
            throw new InvalidConfiguration("signet.signing-keys." + rule);
        }
    }
}

package dev.signet.signingkey;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of signing keys; {@link SigningKeyTimes} checks the ranges at start. */
@ConfigMapping(prefix = "signet.signing-keys")
public interface SigningKeysConfig {

    /**
     * Algorithm of tokens for applications that are not configured for another one: {@code RS256}, {@code ES256},
     * {@code EdDSA} or {@code PS256}.
     */
    @WithDefault("RS256")
    SigningAlgorithm algorithm();

    /** How long a key signs before its successor takes over; longer than {@code publish-ahead}. */
    @WithDefault("90d")
    Duration rotation();

    /**
     * How long clients may cache the key set, and therefore how long a new key is published before it signs; at least 1
     * s.
     */
    @WithDefault("5m")
    Duration publishAhead();

    /** How long a key stays published after it stopped signing; at least the longest lifetime of a token. */
    @WithDefault("12h")
    Duration retireAfter();

    /**
     * Whether signatures are computed by the native library if it can be loaded. Otherwise the JDK computes them,
     * several times more slowly.
     */
    @WithDefault("true")
    boolean nativeProvider();
}

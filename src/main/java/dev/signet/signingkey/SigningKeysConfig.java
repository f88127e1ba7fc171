package dev.signet.signingkey;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of signing keys; {@link SigningKeyTimes} checks the ranges at start. */
@ConfigMapping(prefix = "signet.signing-keys")
public interface SigningKeysConfig {

    /**
     * Algorithm of all access tokens, and of the ID tokens of applications that are not configured for another one:
     * {@code RS256}, {@code ES256}, {@code EdDSA} or {@code PS256}.
     */
    @WithDefault("RS256")
    SigningAlgorithm algorithm();

    /** How long a key signs before its successor takes over; more than {@code publish-ahead} plus 5 s. */
    @WithDefault("90d")
    Duration rotation();

    /**
     * How long clients may cache the key set, and therefore how long a new key is published before it signs. At least 1
     * s.
     */
    @WithDefault("5m")
    Duration publishAhead();

    /**
     * How long a key stays published after it stopped signing; at least the longest configured lifetime of a token.
     */
    @WithDefault("12h")
    Duration retireAfter();

    /**
     * Whether signatures are computed by the native library if it can be loaded. Otherwise the JDK computes them,
     * several times more slowly.
     */
    @WithDefault("true")
    boolean nativeProvider();
}

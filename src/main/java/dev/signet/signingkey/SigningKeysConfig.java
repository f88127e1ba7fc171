package dev.signet.signingkey;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of signing keys; {@link SigningKeyTimes} checks the ranges at start. */
@ConfigMapping(prefix = "signet.signing-keys")
public interface SigningKeysConfig {

    /** Signs where an app asks for no other: {@code RS256}, {@code ES256}, {@code EdDSA} or {@code PS256}. */
    @WithDefault("RS256")
    SigningAlgorithm algorithm();

    /** How long a key signs before the next takes over; longer than {@code publish-ahead}. */
    @WithDefault("90d")
    Duration rotation();

    /** How long clients may keep the key set, and so how long a new key is published before it signs; from 1 s. */
    @WithDefault("5m")
    Duration publishAhead();

    /** How long a key stays published after it signed last; at least the longest lifetime of a token. */
    @WithDefault("12h")
    Duration retireAfter();

    /** Whether signatures are computed by the native library where it loads; otherwise by the JDK, several times slower. */
    @WithDefault("true")
    boolean nativeProvider();
}

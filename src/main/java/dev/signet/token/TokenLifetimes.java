package dev.signet.token;

import dev.signet.signingkey.SigningKeysConfig;
import jakarta.inject.Singleton;
import java.time.Duration;

/** How long tokens last, from the configuration. */
@Singleton
public final class TokenLifetimes {
    private static final Duration MIN = Duration.ofSeconds(10);
    private static final Duration MAX = Duration.ofDays(30);
    private static final Duration MIN_REFRESH = Duration.ofMinutes(1);
    private static final Duration MAX_REFRESH = Duration.ofDays(365);
    private static final Duration MAX_GRACE = Duration.ofSeconds(60);

    private final Duration accessToken;
    private final Duration idToken;
    private final Duration refreshIdle;
    private final Duration refreshAbsolute;
    private final Duration reuseGrace;

    TokenLifetimes(TokensConfig config, SigningKeysConfig keys) {
        this.accessToken = within("access-token-lifetime", config.accessTokenLifetime(), MIN, MAX);
        this.idToken = within("id-token-lifetime", config.idTokenLifetime(), MIN, MAX);
        this.refreshAbsolute = within("refresh-absolute", config.refreshAbsolute(), MIN_REFRESH, MAX_REFRESH);
        this.refreshIdle = within("refresh-idle", config.refreshIdle(), MIN_REFRESH, refreshAbsolute);
        this.reuseGrace = within("refresh-reuse-grace", config.refreshReuseGrace(), Duration.ZERO, MAX_GRACE);
        requirePublished("access-token-lifetime", accessToken, keys);
        requirePublished("id-token-lifetime", idToken, keys);
    }

    /** Of an access token, unless its grant says less. */
    public Duration accessToken() {
        return accessToken;
    }

    /** Of an ID token. */
    public Duration idToken() {
        return idToken;
    }

    Duration refreshIdle() {
        return refreshIdle;
    }

    Duration refreshAbsolute() {
        return refreshAbsolute;
    }

    Duration reuseGrace() {
        return reuseGrace;
    }

    /** A clock skew in whole seconds, as times in JWTs are; rounded up. */
    public static long wholeSeconds(Duration skew) {
        return skew.plusMillis(999).toSeconds();
    }

    private static Duration within(String key, Duration value, Duration min, Duration max) {
        if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
            throw new IllegalStateException(
                    "signet.tokens." + key + " must be between " + min + " and " + max + ", but is " + value);
        }
        return value;
    }

    // A token that outlives the published key cannot be verified by anybody.
    private static void requirePublished(String key, Duration value, SigningKeysConfig keys) {
        if (value.compareTo(keys.retireAfter()) > 0) {
            throw new IllegalStateException("signet.tokens." + key + " must not be longer than"
                    + " signet.signing-keys.retire-after, which is " + keys.retireAfter() + ", but is " + value);
        }
    }
}

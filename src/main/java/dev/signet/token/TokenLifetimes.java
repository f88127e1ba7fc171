package dev.signet.token;

import dev.signet.kernel.InvalidConfiguration;
import dev.signet.kernel.Setting;
import dev.signet.signingkey.SigningKeysConfig;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.time.Duration;

/** The configured lifetimes of tokens. */
@Startup(Setting.CHECKED)
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
        this.accessToken =
                Setting.within("signet.tokens.access-token-lifetime", config.accessTokenLifetime(), MIN, MAX);
        this.idToken = Setting.within("signet.tokens.id-token-lifetime", config.idTokenLifetime(), MIN, MAX);
        this.refreshAbsolute =
                Setting.within("signet.tokens.refresh-absolute", config.refreshAbsolute(), MIN_REFRESH, MAX_REFRESH);
        this.refreshIdle =
                Setting.within("signet.tokens.refresh-idle", config.refreshIdle(), MIN_REFRESH, refreshAbsolute);
        this.reuseGrace = Setting.within(
                "signet.tokens.refresh-reuse-grace", config.refreshReuseGrace(), Duration.ZERO, MAX_GRACE);
        requirePublished("access-token-lifetime", accessToken, keys);
        requirePublished("id-token-lifetime", idToken, keys);
    }

    /** Returns the lifetime of an access token; its grant may demand an earlier expiry. */
    public Duration accessToken() {
        return accessToken;
    }

    /** Returns the lifetime of an ID token. */
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

    /** Returns a clock skew in whole seconds, rounded up, because the times in JWTs are whole seconds. */
    public static long wholeSeconds(Duration skew) {
        return skew.plusMillis(999).toSeconds();
    }

    // Refuses a lifetime that is longer than a key stays published: nobody could verify such a token until it expires.
    private static void requirePublished(String key, Duration value, SigningKeysConfig keys) {
        if (value.compareTo(keys.retireAfter()) > 0) {
            throw new InvalidConfiguration("signet.tokens." + key + " must not be longer than"
                    + " signet.signing-keys.retire-after, which is " + Setting.text(keys.retireAfter()) + ", but is "
                    + Setting.text(value));
        }
    }
}

package dev.signet.oidc.dpop;

import dev.signet.kernel.Setting;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.time.Duration;

/** The configured times of DPoP proofs; checks their ranges at start. */
@Startup(Setting.CHECKED)
@Singleton
final class DpopTimes {
    /**
     * How far {@code iat} may be in the future, for clients whose clock is ahead. FAPI 2.0 Security Profile 5.3.2.1
     * requires a value between 10 and 60 seconds.
     */
    static final Duration AHEAD = Duration.ofSeconds(15);

    private static final Duration MIN_ROTATION = Duration.ofSeconds(10);
    private static final Duration MAX_ROTATION = Duration.ofHours(1);
    private static final Duration MIN_LIFETIME = Duration.ofSeconds(5);
    private static final Duration MAX_LIFETIME = Duration.ofMinutes(5);

    private final Duration nonceRotation;
    private final Duration proofLifetime;

    DpopTimes(DpopConfig config) {
        this.nonceRotation =
                Setting.within("signet.dpop.nonce-rotation", config.nonceRotation(), MIN_ROTATION, MAX_ROTATION);
        this.proofLifetime =
                Setting.within("signet.dpop.proof-lifetime", config.proofLifetime(), MIN_LIFETIME, MAX_LIFETIME);
    }

    Duration nonceRotation() {
        return nonceRotation;
    }

    Duration proofLifetime() {
        return proofLifetime;
    }
}

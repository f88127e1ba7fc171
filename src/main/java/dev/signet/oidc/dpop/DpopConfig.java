package dev.signet.oidc.dpop;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of DPoP proofs. {@link DpopTimes} checks the ranges at start. */
@ConfigMapping(prefix = "signet.dpop")
public interface DpopConfig {

    /**
     * Whether every proof must carry a nonce of this server. Even if not, a nonce that a proof carries must be valid.
     */
    @WithDefault("false")
    boolean nonceRequired();

    /**
     * How often the nonce changes, from every 10 seconds to every hour. The previous nonce remains valid until the next
     * change.
     */
    @WithDefault("3m")
    Duration nonceRotation();

    /** The maximum age of a proof: from 5 seconds to 5 minutes. */
    @WithDefault("60s")
    Duration proofLifetime();
}

package dev.signet.oidc.dpop;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of DPoP proofs. {@link DpopTimes} checks the ranges at start. */
@ConfigMapping(prefix = "signet.dpop")
public interface DpopConfig {

    /**
     * Whether every proof must carry a nonce of this server. A proof that does carry a nonce must always carry a
     * current one.
     */
    @WithDefault("false")
    boolean nonceRequired();

    /**
     * How often the nonce changes; the previous one remains valid for the same time again. From 10 seconds to 1 hour.
     */
    @WithDefault("3m")
    Duration nonceRotation();

    /** The maximum age of a proof: from 5 seconds to 5 minutes. */
    @WithDefault("60s")
    Duration proofLifetime();
}

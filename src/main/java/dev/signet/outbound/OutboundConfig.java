package dev.signet.outbound;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of calls to addresses that tenants choose. */
@ConfigMapping(prefix = "signet.outbound")
public interface OutboundConfig {

    /**
     * Whether private networks and the loopback interface may be called, as on premises. Link-local addresses and the
     * metadata services of cloud providers never are.
     */
    @WithDefault("false")
    boolean allowPrivateNetworks();

    /** How long to wait for a connection. */
    @WithDefault("3s")
    Duration connectTimeout();

    /** How long a call may take from connecting to the head of the answer, or to its end where the body is read. */
    @WithDefault("10s")
    Duration timeout();
}

package dev.signet.outbound;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of calls to URLs that tenants choose. */
@ConfigMapping(prefix = "signet.outbound")
public interface OutboundConfig {

    /**
     * Whether private networks and the loopback interface may be called, for installations whose clients run in the
     * same network. Link-local addresses and the metadata services of cloud providers are never called.
     */
    @WithDefault("false")
    boolean allowPrivateNetworks();

    /** Longest wait for a connection. */
    @WithDefault("3s")
    Duration connectTimeout();

    /**
     * Longest time from connecting to the end of the response headers, or to the end of the body where the body is
     * read.
     */
    @WithDefault("10s")
    Duration timeout();
}

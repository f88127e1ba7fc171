package dev.signet.outbound;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Settings of calls to URLs that tenants choose. */
@ConfigMapping(prefix = "signet.outbound")
public interface OutboundConfig {

    /**
     * Whether private networks and loopback addresses may be called, for installations whose clients run in the same
     * network as the server. Link-local addresses and the metadata services of cloud providers are never called.
     */
    @WithDefault("false")
    boolean allowPrivateNetworks();

    /**
     * The name server that is asked for TXT records, as {@code address} or {@code address:port}; the first one of the
     * system if not set.
     */
    Optional<String> nameServer();

    /** Longest wait for a connection, 100 ms to 1 min. */
    @WithDefault("3s")
    Duration connectTimeout();

    /**
     * Longest time from the start of connecting to the end of the response headers, or to the end of the body if the
     * body is read. From 100 ms to 1 min.
     */
    @WithDefault("10s")
    Duration timeout();
}

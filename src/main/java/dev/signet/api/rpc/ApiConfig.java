package dev.signet.api.rpc;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of the API under {@code signet.api}. */
@ConfigMapping(prefix = "signet.api")
interface ApiConfig {

    /** Whether to start although rpcs have no handler; they are logged, and answer UNIMPLEMENTED. */
    @WithDefault("false")
    boolean allowUnbound();
}

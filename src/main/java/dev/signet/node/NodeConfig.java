package dev.signet.node;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The list of nodes. The application's properties read the same key to turn Hibernate ORM and its datasource on. */
@ConfigMapping(prefix = "signet.nodes")
public interface NodeConfig {

    /** Whether nodes enter themselves into a list, which the call {@code ListNodes} returns. */
    @WithDefault("false")
    boolean listed();
}

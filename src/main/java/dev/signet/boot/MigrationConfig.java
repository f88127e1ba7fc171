package dev.signet.boot;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;

/** Who migrates the database schema. */
@ConfigMapping(prefix = "signet.migration")
public interface MigrationConfig {

    /**
     * Whether a server migrates the database when it starts. Otherwise it waits until {@code signet migrate} has done
     * so.
     */
    @WithDefault("true")
    boolean atStart();

    /** How long a server that does not migrate waits for the migration, 0 to 1 hour. */
    @WithDefault("5m")
    @WithName("wait")
    Duration longestWait();
}

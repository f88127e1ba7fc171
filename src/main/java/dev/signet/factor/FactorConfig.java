package dev.signet.factor;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of second factors; {@link FactorTries} checks the ranges at start. */
@ConfigMapping(prefix = "signet.factor")
public interface FactorConfig {

    /** Number of consecutive wrong codes of one kind that block further checks of that kind; 1 to 100. */
    @WithDefault("10")
    int maxWrongCodes();

    /** How long the first block lasts, 1 second to 1 day. Each further wrong code blocks for twice as long. */
    @WithDefault("1m")
    Duration blockDuration();

    /** Upper bound of the length of a block, from the length of the first block to 7 days. */
    @WithDefault("1h")
    Duration blockMaxDuration();
}

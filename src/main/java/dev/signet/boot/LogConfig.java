package dev.signet.boot;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What the log looks like. Levels and files have settings of Quarkus. */
@ConfigMapping(prefix = "signet.log")
public interface LogConfig {
    /** Whether each line is a JSON object, with the ids of its request, actor and organization in {@code mdc}. */
    @WithDefault("false")
    boolean json();

    /** Whether every change is logged in the category {@code signet.audit}. */
    @WithDefault("false")
    boolean audit();
}

package dev.signet.api.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.OptionalInt;

/** The port for those who operate the server. */
@ConfigMapping(prefix = "signet.management")
public interface ManagementConfig {
    /** The port of health and metrics, 0 to 65,535, where 0 is any free one. Without it they are on every port. */
    OptionalInt port();

    /** The address that the port is opened on. */
    @WithDefault("0.0.0.0")
    String host();
}

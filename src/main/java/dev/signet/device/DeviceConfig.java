package dev.signet.device;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/**
 * Settings of the device authorization grant; {@link DeviceAuthorizations} and {@link CodeGuessing} check the ranges at
 * start.
 */
@ConfigMapping(prefix = "signet.device")
public interface DeviceConfig {

    /** How long the device code and the user code are valid: 1 to 30 minutes. */
    @WithDefault("10m")
    Duration codeLifetime();

    /** How long a device initially waits between two polls: 1 to 60 seconds. */
    @WithDefault("5s")
    Duration pollInterval();

    /**
     * How many wrong user codes one network address (for IPv6, one /64 network) may enter in ten minutes: at least 1.
     * Behind a proxy that hides the addresses of the browsers, all of them share one count.
     */
    @WithDefault("30")
    int wrongCodes();
}

package dev.signet.user;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Instance defaults for users. */
@ConfigMapping(prefix = "signet.user")
public interface UserConfig {

    /** Wrong passwords in a row that lock a user; 0 for never. */
    @WithDefault("10")
    int lockoutMaxFailures();

    /** How long the first lock by wrong passwords lasts, up to 365 days; 0 for until an administrator lifts it. */
    @WithDefault("1m")
    Duration lockoutDuration();

    /** How long such a lock lasts at most, having doubled with each further wrong password; up to 365 days. */
    @WithDefault("1h")
    Duration lockoutMaxDuration();

    /** What key pairs the server makes for machine users. */
    @WithDefault("RSA_2048")
    MachineKeyAlgorithm machineKeyAlgorithm();

    /** Algorithms of key pairs made here. */
    enum MachineKeyAlgorithm {
        RSA_2048,
        EC_P256
    }
}

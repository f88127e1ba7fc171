package dev.signet.user;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings that apply to all users of the instance. */
@ConfigMapping(prefix = "signet.user")
public interface UserConfig {

    /** Number of consecutive wrong passwords that lock a user; 0 if they never do. */
    @WithDefault("10")
    int lockoutMaxFailures();

    /**
     * How long the first lock by wrong passwords lasts, up to 365 days; with 0 it lasts until an administrator lifts
     * it.
     */
    @WithDefault("1m")
    Duration lockoutDuration();

    /**
     * Upper bound of the length of a lock by wrong passwords, which doubles with each further wrong password. It is at
     * least as long as the first lock and at most 365 days.
     */
    @WithDefault("1h")
    Duration lockoutMaxDuration();

    /** Algorithm of the key pairs that the server generates for machine users. */
    @WithDefault("RSA_2048")
    MachineKeyAlgorithm machineKeyAlgorithm();

    /** Algorithms of generated key pairs. */
    enum MachineKeyAlgorithm {
        RSA_2048,
        EC_P256
    }
}

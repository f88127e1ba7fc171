package dev.signet.user;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Instance defaults for users. */
@ConfigMapping(prefix = "signet.user")
public interface UserConfig {

    /** Wrong passwords in a row that lock a user; 0 for never. */
    @WithDefault("10")
    int lockoutMaxFailures();

    /** How long a lock by wrong passwords lasts; without it an administrator has to lift it. */
    Optional<Duration> lockoutDuration();

    /** What key pairs the server makes for machine users. */
    @WithDefault("RSA_2048")
    MachineKeyAlgorithm machineKeyAlgorithm();

    /** Algorithms of key pairs made here. */
    enum MachineKeyAlgorithm {
        RSA_2048,
        EC_P256
    }
}

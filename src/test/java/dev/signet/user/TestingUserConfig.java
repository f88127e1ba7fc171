package dev.signet.user;

import java.time.Duration;

/** Settings of users, of which only those of the lock-out matter. */
record TestingUserConfig(int lockoutMaxFailures, Duration lockoutDuration, Duration lockoutMaxDuration)
        implements UserConfig {

    @Override
    public MachineKeyAlgorithm machineKeyAlgorithm() {
        return MachineKeyAlgorithm.EC_P256;
    }
}

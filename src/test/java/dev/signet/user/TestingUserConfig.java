package dev.signet.user;

import java.time.Duration;

/** Settings of users, of which only those for the lock-out differ between tests. */
record TestingUserConfig(int lockoutMaxFailures, Duration lockoutDuration, Duration lockoutMaxDuration)
        implements UserConfig {

    @Override
    public MachineKeyAlgorithm machineKeyAlgorithm() {
        return MachineKeyAlgorithm.EC_P256;
    }
}

package dev.signet.user;

import java.time.Duration;

/**
 * When wrong passwords close a password, and for how long.
 *
 * @param maxFailures wrong passwords in a row after which it is closed; 0 for never
 * @param first for how long the first time, in whole milliseconds
 * @param longest for how long at most, however many follow
 * @param untilUnlocked whether the user is locked until an administrator lifts the lock, as ZITADEL does
 */
record Lockout(int maxFailures, Duration first, Duration longest, boolean untilUnlocked) {

    /**
     * From the configuration.
     *
     * @throws IllegalStateException naming the key with a value out of range
     */
    static Lockout of(UserConfig config) {
        Duration first = config.lockoutDuration();
        Duration longest = config.lockoutMaxDuration();
        if (config.lockoutMaxFailures() < 0) {
            throw new IllegalStateException("signet.user.lockout-max-failures must not be negative");
        }
        if (first.isNegative() || first.compareTo(Duration.ofDays(365)) > 0) {
            throw new IllegalStateException("signet.user.lockout-duration must be between 0 and 365 days");
        }
        if (longest.compareTo(first) < 0 || longest.isZero() || longest.compareTo(Duration.ofDays(365)) > 0) {
            throw new IllegalStateException("signet.user.lockout-max-duration must be positive, at least"
                    + " signet.user.lockout-duration and at most 365 days");
        }
        boolean untilUnlocked = first.isZero();
        return new Lockout(config.lockoutMaxFailures(), untilUnlocked ? longest : first, longest, untilUnlocked);
    }

    boolean never() {
        return maxFailures == 0;
    }
}

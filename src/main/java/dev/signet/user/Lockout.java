package dev.signet.user;

import dev.signet.kernel.InvalidConfiguration;
import java.time.Duration;

/**
 * After how many wrong passwords the password checks of a user are blocked, and for how long.
 *
 * @param maxFailures number of consecutive wrong passwords after which checks are blocked; 0 if they are never blocked
 * @param first length of the first block; fractions of a millisecond are ignored
 * @param longest upper bound of the length of a block, which doubles with each further wrong password
 * @param untilUnlocked whether the user is locked until an administrator unlocks them, as in ZITADEL, instead of only
 * for the length of the block
 */
record Lockout(int maxFailures, Duration first, Duration longest, boolean untilUnlocked) {

    /**
     * Reads the limits from the configuration.
     *
     * @throws InvalidConfiguration if a value is out of range
     */
    static Lockout of(UserConfig config) {
        Duration first = config.lockoutDuration();
        Duration longest = config.lockoutMaxDuration();
        if (config.lockoutMaxFailures() < 0) {
            throw new InvalidConfiguration("signet.user.lockout-max-failures must not be negative");
        }
        if (first.isNegative() || first.compareTo(Duration.ofDays(365)) > 0) {
            throw new InvalidConfiguration("signet.user.lockout-duration must be between 0 and 365 days");
        }
        if (longest.compareTo(first) < 0 || longest.isZero() || longest.compareTo(Duration.ofDays(365)) > 0) {
            throw new InvalidConfiguration("signet.user.lockout-max-duration must be positive, at least"
                    + " signet.user.lockout-duration and at most 365 days");
        }
        boolean untilUnlocked = first.isZero();
        return new Lockout(config.lockoutMaxFailures(), untilUnlocked ? longest : first, longest, untilUnlocked);
    }

    boolean never() {
        return maxFailures == 0;
    }
}

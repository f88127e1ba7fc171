package dev.signet.throttling;

import dev.signet.kernel.InvalidConfiguration;
import java.time.Duration;

/**
 * How often something may be attempted within a time window.
 *
 * @param purpose separates the counts of different limits; at most 50 lower-case letters and dashes
 * @param most attempts allowed within a window, at least 1
 * @param window length of the first window, which begins with its first attempt
 * @param longest upper bound of the window: after a window was used up, the next one that begins within six hours is
 * twice as long, up to this length
 */
public record Limit(String purpose, int most, Duration window, Duration longest) {
    /** Number of networks of one IPv6 site that may each use up the limit within one window. */
    private static final int NETWORKS_OF_A_SITE = 16;

    public Limit {
        if (most < 1) {
            throw new IllegalArgumentException(purpose + " must be allowed at least once");
        }
    }

    /** Creates a limit whose windows all have the same length. */
    public Limit(String purpose, int most, Duration window) {
        this(purpose, most, window, window);
    }

    /** Returns this limit with windows that double up to {@code most} while the limit keeps being reached. */
    public Limit growingTo(Duration most) {
        return new Limit(purpose, this.most, window, most);
    }

    /** Returns the limit for a whole IPv6 site, which is higher because many people may share a site. */
    Limit ofSite() {
        return new Limit(purpose + "-site", Math.multiplyExact(most, NETWORKS_OF_A_SITE), window, longest);
    }

    /**
     * Creates a limit from a configured value.
     *
     * @param key configuration key that the error message names
     * @throws InvalidConfiguration if the value is below 1
     */
    public static Limit configured(String key, String purpose, int most, Duration window) {
        if (most < 1) {
            throw new InvalidConfiguration(key + " must be at least 1, but is " + most);
        }
        return new Limit(purpose, most, window);
    }
}

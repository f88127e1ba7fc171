package dev.signet.throttling;

import dev.signet.kernel.InvalidConfiguration;
import java.time.Duration;

/**
 * How often something may be attempted within a time window.
 *
 * @param purpose name of the limit, which separates its counts from those of other limits; at most 50 lower-case
 * letters and dashes
 * @param most number of attempts that are allowed within a window, at least 1
 * @param window length of the first window, which begins with the first attempt
 * @param longest maximum length of a window: if all attempts of a window were used, the next window is twice as long,
 * provided that it begins within six hours after the end of the former one
 */
public record Limit(String purpose, int most, Duration window, Duration longest) {
    /** How many /64 networks of one IPv6 site may each use all of their attempts within one window of the site. */
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

    /**
     * Returns this limit with windows that double up to the length {@code most} for as long as the limit is reached
     * again.
     */
    public Limit growingTo(Duration most) {
        return new Limit(purpose, this.most, window, most);
    }

    /** Returns the limit for a whole IPv6 site. It allows more attempts, because many people may share a site. */
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

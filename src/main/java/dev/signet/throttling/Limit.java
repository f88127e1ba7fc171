package dev.signet.throttling;

import java.time.Duration;

/**
 * How often something may be done.
 *
 * @param purpose keeps the counts of one thing apart from those of another; at most 50 lower-case letters and dashes
 * @param most how often within a window, at least 1
 * @param window begins with the first attempt in it
 * @param longest to what a window grows: whoever used one up and comes again within six hours gets one twice as long
 */
public record Limit(String purpose, int most, Duration window, Duration longest) {
    /** Networks of one site that may reach their limit at once. */
    private static final int NETWORKS_OF_A_SITE = 16;

    public Limit {
        if (most < 1) {
            throw new IllegalArgumentException(purpose + " must be allowed at least once");
        }
    }

    /** A limit whose windows are all of one length. */
    public Limit(String purpose, int most, Duration window) {
        this(purpose, most, window, window);
    }

    /** The same limit with windows that grow. */
    public Limit growingTo(Duration most) {
        return new Limit(purpose, this.most, window, most);
    }

    /** What a whole IPv6 site may do, which is many networks of people. */
    Limit ofSite() {
        return new Limit(purpose + "-site", Math.multiplyExact(most, NETWORKS_OF_A_SITE), window, longest);
    }

    /**
     * A limit from the configuration.
     *
     * @throws IllegalStateException if the key has a value below 1
     */
    public static Limit configured(String key, String purpose, int most, Duration window) {
        if (most < 1) {
            throw new IllegalStateException(key + " must be at least 1, but is " + most);
        }
        return new Limit(purpose, most, window);
    }
}

package dev.signet.kernel;

import java.time.Duration;

/** Checks the ranges of configured values. */
public final class Setting {
    /**
     * Start-up priority at which beans that check their configuration are created. This is before the first database
     * statement, so that a server that refuses to start has changed nothing.
     */
    public static final int CHECKED = -250;

    private Setting() {}

    /**
     * Returns the value of a configuration key.
     *
     * @throws InvalidConfiguration if the value is less than {@code min} or greater than {@code max}
     */
    public static Duration within(String key, Duration value, Duration min, Duration max) {
        if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
            throw outside(key, text(value), text(min), text(max));
        }
        return value;
    }

    /**
     * Returns the value of a configuration key.
     *
     * @throws InvalidConfiguration if the value is less than {@code min} or greater than {@code max}
     */
    public static int within(String key, int value, int min, int max) {
        if (value < min || value > max) {
            throw outside(key, Integer.toString(value), Integer.toString(min), Integer.toString(max));
        }
        return value;
    }

    /** Writes a duration as in the configuration, such as {@code 90d}, {@code 12h}, {@code 5m} or {@code 30s}. */
    public static String text(Duration duration) {
        long seconds = duration.toSeconds();
        if (duration.toNanosPart() != 0) {
            return duration.toNanosPart() % 1_000_000 == 0 ? duration.toMillis() + "ms" : duration.toString();
        }
        if (seconds == 0 || seconds % 60 != 0) {
            return seconds + "s";
        }
        if (seconds % 3_600 != 0) {
            return duration.toMinutes() + "m";
        }
        return seconds % 86_400 == 0 ? duration.toDays() + "d" : duration.toHours() + "h";
    }

    private static InvalidConfiguration outside(String key, String value, String min, String max) {
        return new InvalidConfiguration(key + " must be between " + min + " and " + max + ", but is " + value);
    }
}

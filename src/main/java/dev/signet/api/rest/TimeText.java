package dev.signet.api.rest;

import com.google.protobuf.Duration;
import com.google.protobuf.Timestamp;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads times and durations according to protobuf's JSON mapping.
 *
 * <p>Protobuf's own reader is not used, because it converts a day that does not exist to another day, truncates digits,
 * and throws other exceptions than it documents.
 */
final class TimeText {
    /** RFC 3339 section 5.6, with capital letters and at most nine fractional digits as in protobuf. */
    private static final Pattern TIMESTAMP = Pattern.compile("(\\d{4})-(\\d\\d)-(\\d\\d)T(\\d\\d):(\\d\\d):(\\d\\d)"
            + "(?:\\.(\\d{1,9}))?(?:Z|([+-])(\\d\\d):(\\d\\d))");

    private static final Pattern DURATION = Pattern.compile("(-?)(\\d{1,12})(?:\\.(\\d{1,9}))?s");
    private static final long LONGEST_SECONDS = 315_576_000_000L;

    private TimeText() {}

    /**
     * Reads a time.
     *
     * @throws IllegalArgumentException if there is no such time in the years 1 to 9999
     */
    static Timestamp timestamp(String text) {
        Matcher parts = TIMESTAMP.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not in the form of RFC 3339");
        }
        try {
            LocalDateTime local = LocalDateTime.of(
                    number(parts, 1),
                    number(parts, 2),
                    number(parts, 3),
                    number(parts, 4),
                    number(parts, 5),
                    number(parts, 6));
            LocalDateTime time = local.minusSeconds(offsetSeconds(parts));
            if (time.getYear() < 1 || time.getYear() > 9999) {
                throw new IllegalArgumentException("not in the years 1 to 9999");
            }
            return Timestamp.newBuilder()
                    .setSeconds(time.toEpochSecond(ZoneOffset.UTC))
                    .setNanos(nanos(parts.group(7)))
                    .build();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /**
     * Reads a duration.
     *
     * @throws IllegalArgumentException if it is invalid or longer than 10,000 years
     */
    static Duration duration(String text) {
        Matcher parts = DURATION.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not a number of seconds followed by s");
        }
        long seconds = Long.parseLong(parts.group(2));
        int nanos = nanos(parts.group(3));
        if (seconds > LONGEST_SECONDS || (seconds == LONGEST_SECONDS && nanos > 0)) {
            throw new IllegalArgumentException("longer than 10,000 years");
        }
        int sign = parts.group(1).isEmpty() ? 1 : -1;
        return Duration.newBuilder()
                .setSeconds(sign * seconds)
                .setNanos(sign * nanos)
                .build();
    }

    // RFC 3339: time-numoffset is at most 23:59 in either direction
    private static long offsetSeconds(Matcher parts) {
        if (parts.group(8) == null) {
            return 0;
        }
        int hours = number(parts, 9);
        int minutes = number(parts, 10);
        if (hours > 23 || minutes > 59) {
            throw new IllegalArgumentException("not an offset from UTC");
        }
        long seconds = hours * 3600L + minutes * 60L;
        return parts.group(8).equals("-") ? -seconds : seconds;
    }

    private static int nanos(@Nullable String fraction) {
        return fraction == null ? 0 : Integer.parseInt((fraction + "00000000").substring(0, 9));
    }

    private static int number(Matcher parts, int group) {
        return Integer.parseInt(parts.group(group));
    }
}

package dev.signet.api.dialect;

import com.google.protobuf.Timestamp;
import com.google.protobuf.util.Timestamps;
import java.time.Instant;

/** Converts between the instants of the server and the timestamps of requests and responses. */
public final class WireTime {
    private WireTime() {}

    /** Converts an instant to a timestamp. */
    public static Timestamp timestamp(Instant instant) {
        return Timestamp.newBuilder()
                .setSeconds(instant.getEpochSecond())
                .setNanos(instant.getNano())
                .build();
    }

    /**
     * Converts the timestamp in a field of a request to an instant. Throws INVALID_ARGUMENT with the field if the
     * timestamp is outside the years 1 to 9999 or has invalid nanoseconds.
     */
    public static Instant instant(Timestamp timestamp, String field) {
        if (!Timestamps.isValid(timestamp)) {
            throw RequestError.invalidTimestamp(field).exception();
        }
        return Instant.ofEpochSecond(timestamp.getSeconds(), timestamp.getNanos());
    }
}

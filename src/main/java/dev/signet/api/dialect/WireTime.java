package dev.signet.api.dialect;

import com.google.protobuf.Timestamp;
import com.google.protobuf.util.Timestamps;
import java.time.Instant;

/** Converts times of requests and responses. */
public final class WireTime {
    private WireTime() {}

    /** The instant as a timestamp. */
    public static Timestamp timestamp(Instant instant) {
        return Timestamp.newBuilder()
                .setSeconds(instant.getEpochSecond())
                .setNanos(instant.getNano())
                .build();
    }

    /** The instant in a request. Throws INVALID_ARGUMENT with the field if it is outside the years 1 to 9999. */
    public static Instant instant(Timestamp timestamp, String field) {
        if (!Timestamps.isValid(timestamp)) {
            throw RequestError.invalidTimestamp(field).exception();
        }
        return Instant.ofEpochSecond(timestamp.getSeconds(), timestamp.getNanos());
    }
}

package dev.signet.eventstore;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An aggregate's state with its stream and version.
 *
 * @param version number of events so far; 0 when the stream does not exist
 * @param owner the organization or instance it belongs to; empty when the stream does not exist
 */
public record Loaded<S>(
        StreamId stream,
        long version,
        String owner,
        S state,
        @Nullable Instant createdAt,
        @Nullable Instant changedAt) {

    /** Tells whether the stream has any event. */
    public boolean exists() {
        return version > 0;
    }
}

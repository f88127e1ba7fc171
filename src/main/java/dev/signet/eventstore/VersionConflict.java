package dev.signet.eventstore;

import java.io.Serial;

/** Events were appended to the stream since it was loaded, so the decision must be made again. */
public final class VersionConflict extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    VersionConflict(StreamId stream, long expected) {
        super("stream " + stream.type() + "/" + stream.id() + " is not at version " + expected, null, false, false);
    }
}

package dev.signet.eventstore;

import java.io.Serial;

/** Somebody else appended to the stream since it was loaded; the decision must be taken again. */
public final class VersionConflict extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    VersionConflict(StreamId stream, long expected) {
        super("stream " + stream.type() + "/" + stream.id() + " is not at version " + expected, null, false, false);
    }
}

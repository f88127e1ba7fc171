package dev.signet.eventstore;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of the log before its payload is understood. */
@SuppressWarnings("ArrayRecordComponent") // a row on its way through the codec; never compared
record StoredEvent(
        long position,
        StreamId stream,
        long version,
        String owner,
        String type,
        int revision,
        String payload,
        @Nullable String subject,
        byte @Nullable [] personal,
        String actor,
        Instant recordedAt) {}

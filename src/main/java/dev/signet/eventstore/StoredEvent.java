package dev.signet.eventstore;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of the event log whose payload is not decoded yet. */
@SuppressWarnings("ArrayRecordComponent") // only passed on and never compared
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

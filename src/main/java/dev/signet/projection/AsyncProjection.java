package dev.signet.projection;

import dev.signet.eventstore.RecordedEvent;
import java.util.Set;

/**
 * A consumer of events that acts asynchronously, usually outside of the database: it sends mails or writes the audit
 * log, for example.
 *
 * <p>It sees every event of its stream types at least once, in order of position. Because it may see an event again, it
 * must be able to tell whether it has already acted on an event. If it fails on an event, only the stream of this event
 * is parked: its events are retried later, and other streams continue.
 */
public interface AsyncProjection {

    /** Returns the stable name under which the consumer's checkpoint and lease are stored. */
    String name();

    /** Whether it runs on this node. One that does not run has no checkpoint. */
    default boolean isOn() {
        return true;
    }

    /** Returns the types of the streams that it follows. */
    Set<String> streamTypes();

    /**
     * Returns how many streams it handles at the same time, at least 1. Events of one stream are always handled one
     * after another. Consumers that depend on servers that may not respond should return more than 1, so that other
     * streams continue while one waits.
     */
    default int concurrency() {
        return 1;
    }

    /** Acts on one event. Any exception parks the stream, which is tried again later with growing pauses. */
    void handle(RecordedEvent<?> event);
}

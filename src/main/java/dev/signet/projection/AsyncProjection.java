package dev.signet.projection;

import dev.signet.eventstore.RecordedEvent;
import java.util.Set;

/**
 * A consumer of events whose effect is outside of the database, such as mail or webhooks.
 *
 * <p>It sees every event of its stream types in order of position, at least once, so it must tell from the position
 * whether it has already acted on an event. When it fails on an event, only the stream of this event is parked.
 */
public interface AsyncProjection {

    /** Returns the stable name under which the consumer's checkpoint and lease are stored. */
    String name();

    /** Returns the types of the streams that it follows. */
    Set<String> streamTypes();

    /**
     * Returns how many streams it handles at the same time, at least 1. Events of one stream are always handled one
     * after another. More than 1 is for consumers that depend on servers that may not respond: other streams continue
     * meanwhile.
     */
    default int concurrency() {
        return 1;
    }

    /** Acts on one event. Any exception parks the stream, which is tried again later with growing pauses. */
    void handle(RecordedEvent<?> event);
}

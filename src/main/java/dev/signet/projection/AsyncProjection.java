package dev.signet.projection;

import dev.signet.eventstore.RecordedEvent;
import java.util.Set;

/**
 * A consumer whose effect leaves the database: mail, webhooks, exports.
 *
 * <p>It sees every event of its stream types in order of position, at least once: it must tell from the position
 * whether it has already acted. An event it fails on parks that stream and no other.
 */
public interface AsyncProjection {

    /** Stable name; its checkpoint and its lease are kept under it. */
    String name();

    /** Types of the streams it follows. */
    Set<String> streamTypes();

    /**
     * How many streams it handles at the same time, at least 1; events of one stream never. For consumers that wait for
     * somebody who may not answer: the others go on meanwhile.
     */
    default int concurrency() {
        return 1;
    }

    /** Acts on one event. Any exception parks the stream; it is tried again later with growing pauses. */
    void handle(RecordedEvent<?> event);
}

package dev.signet.eventstore;

import dev.signet.kernel.DomainEvent;
import java.time.Instant;

/**
 * An event as it is stored in the log.
 *
 * @param position place in the whole log; increases from event to event, with gaps
 * @param version place in its stream: 1, 2, 3 and so on without gaps
 * @param owner the organization or instance that the stream belongs to; never changes within a stream
 * @param actor id of the user who caused the event, or {@code SYSTEM}
 */
public record RecordedEvent<E extends DomainEvent>(
        long position, StreamId stream, long version, String owner, String actor, Instant recordedAt, E event) {}

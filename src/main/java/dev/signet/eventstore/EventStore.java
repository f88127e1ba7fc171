package dev.signet.eventstore;

import dev.signet.jdbc.Sql;
import dev.signet.kernel.DomainEvent;
import java.time.Instant;
import java.util.List;

/** The event log. Each call loads one stream or appends to one stream. */
public interface EventStore {

    /** Returns every event of a stream in order; empty if the stream does not exist. */
    List<RecordedEvent<?>> load(StreamId stream);

    /** Returns every event of a stream in order, as the transaction sees it. */
    List<RecordedEvent<?>> load(Sql transaction, StreamId stream);

    /**
     * Returns a part of the events of a stream in order.
     *
     * @param after version after which to begin; 0 begins with the first event
     * @param limit maximum number of events to return
     */
    List<RecordedEvent<?>> load(Sql sql, StreamId stream, long after, int limit);

    /** Whether a stream has any event. */
    boolean exists(StreamId stream);

    /**
     * Returns part of the history of a stream, without the content of its events.
     *
     * @param sequence version where to start: returns the events after it (ascending) or before it (descending); 0
     * starts at the beginning (ascending) or at the end (descending)
     * @param limit maximum number of events to return, at least 1
     */
    List<Change> changes(StreamId stream, long sequence, int limit, boolean ascending);

    /**
     * Appends in a transaction of its own. Claims, events, secrets and inline projections take effect together.
     *
     * @throws VersionConflict when the stream is no longer at the expected version
     * @throws dev.signet.kernel.DomainException when a claimed name is taken
     */
    <E extends DomainEvent> List<RecordedEvent<E>> append(Append<E> append);

    /** Appends in a transaction of the caller, so that changes of several streams take effect together. */
    <E extends DomainEvent> List<RecordedEvent<E>> append(Sql transaction, Append<E> append);

    /**
     * An event without its content.
     *
     * @param version place in the stream, from 1
     * @param type name of the event type as it is stored, for instance {@code user.human.email.changed}
     * @param actor id of the user who caused the event, or {@code SYSTEM}
     * @param owner id of the organization or instance that the stream belongs to
     */
    record Change(long version, String type, String actor, String owner, Instant recordedAt) {}
}

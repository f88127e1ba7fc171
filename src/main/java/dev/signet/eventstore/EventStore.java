package dev.signet.eventstore;

import dev.signet.jdbc.Sql;
import dev.signet.kernel.DomainEvent;
import java.time.Instant;
import java.util.List;

/** The event log: loads one stream, appends to one stream. */
public interface EventStore {

    /** Returns every event of a stream in order; empty if the stream does not exist. */
    List<RecordedEvent<?>> load(StreamId stream);

    /** Returns every event of a stream in order, as the transaction sees it. */
    List<RecordedEvent<?>> load(Sql transaction, StreamId stream);

    /**
     * Returns a part of the events of a stream in order.
     *
     * @param after version after which to begin; 0 for the first event
     * @param limit the most events to return
     */
    List<RecordedEvent<?>> load(Sql sql, StreamId stream, long after, int limit);

    /** Whether a stream has any event. */
    boolean exists(StreamId stream);

    /**
     * Part of the history of a stream, without what its events say.
     *
     * @param sequence where to start: events after it in ascending, before it in descending order; 0 for the end
     * @param limit most events to answer, at least 1
     */
    List<Change> changes(StreamId stream, long sequence, int limit, boolean ascending);

    /**
     * Appends in a transaction of its own. Claims, events, secrets and inline projections take effect together.
     *
     * @throws VersionConflict when the stream is no longer at the expected version
     * @throws dev.signet.kernel.DomainException when a claimed name is taken
     */
    <E extends DomainEvent> List<RecordedEvent<E>> append(Append<E> append);

    /** Appends in a transaction of the caller, for changes of several streams. */
    <E extends DomainEvent> List<RecordedEvent<E>> append(Sql transaction, Append<E> append);

    /**
     * An event without its content.
     *
     * @param version place in the stream, from 1
     * @param type name of the event type as it is stored, for instance {@code user.human.email.changed}
     * @param actor id of the user who caused the event, or {@code SYSTEM}
     * @param owner id of the organization
     */
    record Change(long version, String type, String actor, String owner, Instant recordedAt) {}
}

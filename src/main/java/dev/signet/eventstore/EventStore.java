package dev.signet.eventstore;

import dev.signet.jdbc.Sql;
import dev.signet.kernel.DomainEvent;
import java.util.List;

/** The log: loads one stream, appends to one stream. */
public interface EventStore {

    /** Every event of a stream in order; empty if there is no such stream. */
    List<RecordedEvent<?>> load(StreamId stream);

    /** The same inside a transaction. */
    List<RecordedEvent<?>> load(Sql transaction, StreamId stream);

    /**
     * Some events of a stream in order.
     *
     * @param after version behind which to begin; 0 for the first event
     * @param limit most events to answer
     */
    List<RecordedEvent<?>> load(Sql sql, StreamId stream, long after, int limit);

    /**
     * Appends in a transaction of its own: claims, events, secrets and inline projections take effect together.
     *
     * @throws VersionConflict when the stream is no longer at the expected version
     * @throws dev.signet.kernel.DomainException when a claimed name is taken
     */
    <E extends DomainEvent> List<RecordedEvent<E>> append(Append<E> append);

    /** Appends inside a transaction of the caller, for changes that span several streams. */
    <E extends DomainEvent> List<RecordedEvent<E>> append(Sql transaction, Append<E> append);
}

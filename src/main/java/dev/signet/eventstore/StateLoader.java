package dev.signet.eventstore;

import dev.signet.jdbc.Database;
import dev.signet.jdbc.Row;
import dev.signet.jdbc.Sql;
import dev.signet.kernel.DomainEvent;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Loads the current state of an aggregate from the last snapshot, if there is one, and the events after it.
 *
 * <p>A load that has read {@value #SNAPSHOT_AFTER} events or more stores a snapshot, so that the next load is short
 * however long the stream is.
 */
@Singleton
final class StateLoader {
    private static final Logger LOG = Logger.getLogger(StateLoader.class);

    /**
     * A load that has read at least this many events stores a snapshot. Decoding fewer costs little compared with the
     * write that usually follows a load.
     */
    static final int SNAPSHOT_AFTER = 50;

    private static final int PAGE = 1000;

    // Reads the snapshot and the events after it with one statement, so that a short stream costs only one round trip.
    private static final String SINCE_SNAPSHOT = """
            with kept as materialized (
                select version, owner, subject, state, created_at, changed_at from stream_snapshots
                 where stream_type = ? and stream_id = ? and format = ?)
            select 0::bigint as position, ''::text as stream_type, ''::text as stream_id, version, owner,
                   ''::text as type, 0::smallint as revision, '{}'::jsonb as payload, subject, null::bytea as personal,
                   ''::text as actor, changed_at as recorded_at, state, created_at
              from kept
             union all
            (select %s, null, null
               from events
              where stream_type = ? and stream_id = ? and version > coalesce((select version from kept), 0)
              order by version
              limit %d)
            """.formatted(PostgresEventStore.COLUMNS, PAGE);

    private final Database database;
    private final EventStore store;
    private final EventDecoder decoder;
    private final Snapshots snapshots;
    private final Set<StreamId> beingKept = ConcurrentHashMap.newKeySet();

    StateLoader(Database database, EventStore store, EventDecoder decoder, Snapshots snapshots) {
        this.database = database;
        this.store = store;
        this.decoder = decoder;
        this.snapshots = snapshots;
    }

    /** Returns the current state; its version is 0 when the stream does not exist. */
    <C, E extends DomainEvent, S> Loaded<S> load(AggregateType<C, E, S> type, StreamId stream) {
        Folded<S> folded = fold(database, type, stream);
        StateFormat<S> format = type.snapshots();
        if (format != null && folded.events() >= SNAPSHOT_AFTER) {
            Loaded<S> loaded = folded.loaded();
            snapshots.store(format, loaded, type.subject().subject(stream.id(), loaded.state()));
        }
        return folded.loaded();
    }

    /**
     * Returns the current state as the transaction sees it. The transaction may still be rolled back, so the snapshot
     * of a long stream is taken by another thread, which reads only what is committed.
     */
    <C, E extends DomainEvent, S> Loaded<S> loadIn(Sql transaction, AggregateType<C, E, S> type, StreamId stream) {
        Folded<S> folded = fold(transaction, type, stream);
        if (type.snapshots() != null && folded.events() >= SNAPSHOT_AFTER && beingKept.add(stream)) {
            Thread.startVirtualThread(() -> keep(type, stream));
        }
        return folded.loaded();
    }

    private void keep(AggregateType<?, ?, ?> type, StreamId stream) {
        try {
            load(type, stream);
        } catch (RuntimeException e) {
            LOG.debugf(e, "no snapshot of %s was taken; the next load tries again", stream);
        } finally {
            beingKept.remove(stream);
        }
    }

    /** Tells whether events were appended since the state was loaded. */
    boolean isOutdated(Loaded<?> loaded) {
        return database.single(
                "select exists (select from events where stream_type = ? and stream_id = ? and version > ?) as outdated",
                row -> row.flag("outdated"),
                loaded.stream().type(),
                loaded.stream().id(),
                loaded.version());
    }

    /** Returns the state before the first event. */
    static <C, E extends DomainEvent, S> Loaded<S> absent(AggregateType<C, E, S> type, StreamId stream) {
        return new Loaded<>(stream, 0, "", type.initial(), null, null);
    }

    /** Returns the state after one more event. */
    static <C, E extends DomainEvent, S> Loaded<S> step(
            AggregateType<C, E, S> type, Loaded<S> before, String owner, RecordedEvent<?> recorded) {
        Instant created = before.createdAt() == null ? recorded.recordedAt() : before.createdAt();
        E event = type.eventType().cast(recorded.event());
        return new Loaded<>(
                before.stream(),
                recorded.version(),
                owner,
                type.evolve().apply(before.state(), event),
                created,
                recorded.recordedAt());
    }

    private <C, E extends DomainEvent, S> Folded<S> fold(Sql sql, AggregateType<C, E, S> type, StreamId stream) {
        StateFormat<S> format = type.snapshots();
        if (format == null) {
            return after(type, absent(type, stream), store.load(sql, stream));
        }
        List<Line> lines = sql.query(
                SINCE_SNAPSHOT,
                StateLoader::line,
                stream.type(),
                stream.id(),
                format.name(),
                stream.type(),
                stream.id());
        Loaded<S> begin = absent(type, stream);
        List<StoredEvent> events = new ArrayList<>(lines.size());
        for (Line line : lines) {
            switch (line) {
                case Line.Event(StoredEvent event) -> events.add(event);
                case Line.Snapshot(Snapshots.Stored stored) -> {
                    Optional<Loaded<S>> kept = snapshots.read(format, stream, stored);
                    if (kept.isEmpty()) {
                        return rest(sql, type, new Folded<>(begin, 0));
                    }
                    begin = kept.get();
                }
            }
        }
        Folded<S> folded = after(type, begin, decoder.decode(events));
        return events.size() < PAGE ? folded : rest(sql, type, folded);
    }

    private <C, E extends DomainEvent, S> Folded<S> rest(Sql sql, AggregateType<C, E, S> type, Folded<S> begin) {
        Folded<S> folded = begin;
        List<RecordedEvent<?>> page;
        do {
            Loaded<S> loaded = folded.loaded();
            page = store.load(sql, loaded.stream(), loaded.version(), PAGE);
            folded = new Folded<>(after(type, loaded, page).loaded(), folded.events() + page.size());
        } while (page.size() == PAGE);
        return folded;
    }

    private static <C, E extends DomainEvent, S> Folded<S> after(
            AggregateType<C, E, S> type, Loaded<S> begin, List<RecordedEvent<?>> history) {
        Loaded<S> loaded = begin;
        for (RecordedEvent<?> recorded : history) {
            loaded = step(type, loaded, recorded.owner(), recorded);
        }
        return new Folded<>(loaded, history.size());
    }

    private static Line line(Row row) throws SQLException {
        byte[] state = row.bytesOrNull("state");
        return state == null
                ? new Line.Event(PostgresEventStore.stored(row))
                : new Line.Snapshot(new Snapshots.Stored(
                        row.number("version"),
                        row.text("owner"),
                        row.textOrNull("subject"),
                        state,
                        row.instant("created_at"),
                        row.instant("recorded_at")));
    }

    /** A row of the result of {@link StateLoader#SINCE_SNAPSHOT}. */
    private sealed interface Line {
        record Snapshot(Snapshots.Stored stored) implements Line {}

        record Event(StoredEvent event) implements Line {}
    }

    /** A state, and the number of events that were read for it. */
    private record Folded<S>(Loaded<S> loaded, int events) {}
}

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

/**
 * Brings the state of an aggregate up to date: the last snapshot, if there is one, and the events behind it.
 *
 * <p>A load that has folded {@value #SNAPSHOT_AFTER} events or more leaves a snapshot, so that the next one is short however
 * long the stream is.
 */
@Singleton
final class StateLoader {
    /** Decoding this many events costs a fraction of the write that follows. */
    static final int SNAPSHOT_AFTER = 50;

    private static final int PAGE = 1000;

    // One statement for the snapshot and the events behind it, so that a short stream costs no further way to the
    // database.
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

    StateLoader(Database database, EventStore store, EventDecoder decoder, Snapshots snapshots) {
        this.database = database;
        this.store = store;
        this.decoder = decoder;
        this.snapshots = snapshots;
    }

    /** The present state; its version is 0 when there is no such stream. */
    <C, E extends DomainEvent, S> Loaded<S> load(AggregateType<C, E, S> type, StreamId stream) {
        Folded<S> folded = fold(database, type, stream);
        StateFormat<S> format = type.snapshots();
        if (format != null && folded.events() >= SNAPSHOT_AFTER) {
            Loaded<S> loaded = folded.loaded();
            snapshots.store(format, loaded, type.subject().subject(stream.id(), loaded.state()));
        }
        return folded.loaded();
    }

    /** The same inside a transaction, of which nothing is kept: it may yet be rolled back. */
    <C, E extends DomainEvent, S> Loaded<S> loadIn(Sql transaction, AggregateType<C, E, S> type, StreamId stream) {
        return fold(transaction, type, stream).loaded();
    }

    /** Whether events were appended since a state was loaded. */
    boolean isOutdated(Loaded<?> loaded) {
        return database.single(
                "select exists (select from events where stream_type = ? and stream_id = ? and version > ?) as outdated",
                row -> row.flag("outdated"),
                loaded.stream().type(),
                loaded.stream().id(),
                loaded.version());
    }

    /** The state before the first event. */
    static <C, E extends DomainEvent, S> Loaded<S> absent(AggregateType<C, E, S> type, StreamId stream) {
        return new Loaded<>(stream, 0, "", type.initial(), null, null);
    }

    /** The state after one more event. */
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

    /** What the statement answers. */
    private sealed interface Line {
        record Snapshot(Snapshots.Stored stored) implements Line {}

        record Event(StoredEvent event) implements Line {}
    }

    /** A state, and how many events were read for it. */
    private record Folded<S>(Loaded<S> loaded, int events) {}
}

package dev.signet.eventstore;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signet.jdbc.Database;
import dev.signet.jdbc.Sql;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/**
 * Reads the events of all streams: in order of position for consumers and for rebuilding views, and by filter for
 * auditors.
 */
@Singleton
public final class EventLog {
    private final Database database;
    private final EventTypes types;
    private final EventCodec codec;
    private final EventDecoder decoder;

    public EventLog(Database database, EventTypes types, EventCodec codec, EventDecoder decoder) {
        this.database = database;
        this.types = types;
        this.codec = codec;
        this.decoder = decoder;
    }

    /** Returns events of some stream types with {@code after < position <= upTo}, in order of position. */
    public List<RecordedEvent<?>> read(Sql sql, long after, long upTo, Collection<String> streamTypes, int limit) {
        return decoder.decode(rows(sql, after, upTo, streamTypes, limit));
    }

    /** Returns the same events as {@link #read}; each is decoded only when asked for. */
    public List<Entry> entries(long after, long upTo, Collection<String> streamTypes, int limit) {
        return decoder.entries(rows(database, after, upTo, streamTypes, limit));
    }

    /**
     * Returns the events of one stream with {@code from <= position <= upTo}, in order; each is decoded only when asked
     * for.
     */
    public List<Entry> streamEntries(StreamId stream, long from, long upTo) {
        return decoder.entries(database.query(
                "select " + PostgresEventStore.COLUMNS + " from events where stream_type = ? and stream_id = ?"
                        + " and position >= ? and position <= ? order by version",
                PostgresEventStore::stored,
                stream.type(),
                stream.id(),
                from,
                upTo));
    }

    /** Returns the number of events of some stream types up to and including a position. */
    public long count(Collection<String> streamTypes, long upTo) {
        return database.single(
                "select count(*) as events from events where position <= ? and stream_type = any(?)",
                row -> row.number("events"),
                upTo,
                streamTypes.toArray(String[]::new));
    }

    /**
     * Returns the highest position that was assigned so far, whether or not its transaction has committed; 0 if none
     * was.
     */
    public static long highestPosition(Sql sql) {
        return sql.single(
                "select coalesce(pg_sequence_last_value('events_position'), 0) as highest",
                row -> row.number("highest"));
    }

    /** Returns the events that match a filter, decrypted where the person's key still exists. */
    public List<LogEntry> search(LogFilter filter) {
        List<@Nullable Object> parameters = new ArrayList<>();
        String where = filter.where(parameters);
        List<StoredEvent> rows = database.query(
                "select " + PostgresEventStore.COLUMNS + " from events" + where + " order by position "
                        + (filter.ascending() ? "asc" : "desc") + " limit " + filter.limit(),
                PostgresEventStore::stored,
                parameters.toArray());
        Map<String, SecretKey> keys = decoder.keysOf(rows);
        return rows.stream()
                .map(row -> entry(row, row.subject() == null ? null : keys.get(row.subject())))
                .toList();
    }

    private static List<StoredEvent> rows(Sql sql, long after, long upTo, Collection<String> streamTypes, int limit) {
        return sql.query(
                "select " + PostgresEventStore.COLUMNS + " from events where position > ? and position <= ?"
                        + " and stream_type = any(?) order by position limit ?",
                PostgresEventStore::stored,
                after,
                upTo,
                streamTypes.toArray(String[]::new),
                limit);
    }

    private LogEntry entry(StoredEvent row, @Nullable SecretKey key) {
        ObjectNode payload = codec.payload(types.named(row.type()), row, key);
        return new LogEntry(
                row.position(),
                row.stream(),
                row.version(),
                row.owner(),
                row.type(),
                payload.toString(),
                row.actor(),
                row.recordedAt());
    }

    /**
     * An event with its place in the log. It is decoded when it is asked for, which fails if its row cannot be read.
     */
    public record Entry(long position, StreamId stream, Supplier<RecordedEvent<?>> event) {}

    /**
     * An event as an auditor sees it.
     *
     * @param payload JSON object; members with personal data of an erased person are missing
     */
    public record LogEntry(
            long position,
            StreamId stream,
            long version,
            String owner,
            String type,
            String payload,
            String actor,
            Instant recordedAt) {}
}

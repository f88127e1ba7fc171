package dev.signet.projection;

import dev.signet.eventstore.StreamId;
import dev.signet.jdbc.Database;
import dev.signet.jdbc.Row;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Streams a consumer failed on. They wait with growing pauses; the consumer goes on with all others. */
@Singleton
public final class ParkedStreams {
    private static final int MAX_ERROR = 500;
    private static final String COLUMNS = "consumer, stream_type, stream_id, position, attempts, error, retry_at";

    private final Database database;

    ParkedStreams(Database database) {
        this.database = database;
    }

    /**
     * A stream that waits.
     *
     * @param position the event the consumer failed on
     * @param attempts how often it failed
     */
    public record Parked(
            String consumer, StreamId stream, long position, int attempts, String error, Instant retryAt) {}

    /** Everything that waits, oldest failure first. */
    public List<Parked> list(int limit) {
        return database.query(
                "select " + COLUMNS + " from parked_streams order by position limit ?", ParkedStreams::parked, limit);
    }

    /** Makes parked streams of a consumer due at once; returns how many there are. */
    public int retryNow(String consumer) {
        return database.update("update parked_streams set retry_at = now() where consumer = ?", consumer);
    }

    Optional<Parked> find(String consumer, StreamId stream) {
        return database.first(
                "select " + COLUMNS + " from parked_streams where consumer = ? and stream_type = ? and stream_id = ?",
                ParkedStreams::parked,
                consumer,
                stream.type(),
                stream.id());
    }

    boolean any(String consumer) {
        return database.single(
                "select exists (select 1 from parked_streams where consumer = ?) as waiting",
                row -> row.flag("waiting"),
                consumer);
    }

    List<Parked> due(String consumer) {
        return database.query(
                "select " + COLUMNS + " from parked_streams where consumer = ? and retry_at <= now()"
                        + " order by position limit 100",
                ParkedStreams::parked,
                consumer);
    }

    /** Parks a stream or postpones it: 1 s, 2 s, 4 s and so on, at most an hour. */
    void park(String consumer, StreamId stream, long position, String error) {
        database.update(
                """
                insert into parked_streams as p (consumer, stream_type, stream_id, position, attempts, error, retry_at)
                values (?, ?, ?, ?, 1, ?, now() + interval '1 second')
                on conflict (consumer, stream_type, stream_id) do update
                   set position = excluded.position, attempts = p.attempts + 1, error = excluded.error,
                       retry_at = now() + least(3600, power(2, least(p.attempts, 12))) * interval '1 second'
                """,
                consumer,
                stream.type(),
                stream.id(),
                position,
                error.length() > MAX_ERROR ? error.substring(0, MAX_ERROR) : error);
    }

    void release(String consumer, StreamId stream) {
        database.update(
                "delete from parked_streams where consumer = ? and stream_type = ? and stream_id = ?",
                consumer,
                stream.type(),
                stream.id());
    }

    private static Parked parked(Row row) throws SQLException {
        return new Parked(
                row.text("consumer"),
                new StreamId(row.text("stream_type"), row.text("stream_id")),
                row.number("position"),
                row.integer("attempts"),
                row.text("error"),
                row.instant("retry_at"));
    }
}

package dev.signet.projection;

import dev.signet.eventstore.EventSql;
import dev.signet.eventstore.StreamId;
import dev.signet.jdbc.Database;
import dev.signet.jdbc.Row;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Streams on which a consumer failed. They are retried with growing pauses, while the consumer continues with all other
 * streams.
 */
@Singleton
public final class ParkedStreams {
    private static final int MAX_ERROR = 500;
    private static final Pattern ADDRESS = Pattern.compile("\\S+@\\S+|\\+\\d{6,}");
    private static final String SELECT = """
            select p.consumer, p.stream_type, p.stream_id, p.position, p.attempts, p.error, p.parked_at,
                   %s as event_type, %s as waiting
              from parked_streams p
            """.formatted(EventSql.typeAt("p.position"), EventSql.countBehind("p"));

    private final Database database;

    ParkedStreams(Database database) {
        this.database = database;
    }

    /**
     * A parked stream.
     *
     * @param position position of the event on which the consumer failed
     * @param attempts how often it failed
     * @param error class and message of the last failure, without e-mail addresses and phone numbers
     * @param waiting number of later events of the stream
     */
    public record Parked(
            String consumer,
            StreamId stream,
            long position,
            String eventType,
            int attempts,
            String error,
            Instant parkedAt,
            long waiting) {}

    /**
     * One page of parked streams.
     *
     * @param total number of parked streams on all pages
     */
    public record Page(List<Parked> rows, long total) {}

    /**
     * Returns parked streams by position.
     *
     * @param consumer empty for all consumers
     */
    public Page list(String consumer, long offset, int limit, boolean ascending) {
        List<Parked> rows = database.query(
                SELECT + " where p.consumer = ? or ? = '' order by p.position " + (ascending ? "asc" : "desc")
                        + " limit ? offset ?",
                ParkedStreams::parked,
                consumer,
                consumer,
                limit,
                offset);
        return new Page(
                rows,
                database.single(
                        "select count(*) as total from parked_streams where consumer = ? or ? = ''",
                        row -> row.number("total"),
                        consumer,
                        consumer));
    }

    /**
     * Makes parked streams of a consumer due immediately and resets their number of attempts. An empty type or id
     * matches every stream.
     *
     * @return how many streams are due
     */
    public int retryNow(String consumer, String streamType, String streamId) {
        return database.update(
                "update parked_streams set retry_at = now(), attempts = 0 where consumer = ?"
                        + " and (stream_type = ? or ? = '') and (stream_id = ? or ? = '')",
                consumer,
                streamType,
                streamType,
                streamId,
                streamId);
    }

    boolean holds(String consumer, StreamId stream) {
        return database.single(
                "select exists (select 1 from parked_streams where consumer = ? and stream_type = ? and stream_id = ?)"
                        + " as held",
                row -> row.flag("held"),
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
                SELECT + " where p.consumer = ? and p.retry_at <= now() order by p.position limit 100",
                ParkedStreams::parked,
                consumer);
    }

    /**
     * Parks a stream after a failure, or postpones the next attempt of a parked one: by 1 s, 2 s, 4 s and so on, at
     * most by an hour.
     */
    void park(String consumer, StreamId stream, long position, String error) {
        database.update("""
                insert into parked_streams as p (consumer, stream_type, stream_id, position, attempts, error, retry_at)
                values (?, ?, ?, ?, 1, ?, now() + interval '1 second')
                on conflict (consumer, stream_type, stream_id) do update
                   set position = excluded.position, attempts = p.attempts + 1, error = excluded.error,
                       retry_at = now() + least(3600, power(2, least(p.attempts, 12))) * interval '1 second'
                """, consumer, stream.type(), stream.id(), position, withoutPersons(error));
    }

    /**
     * Parks a stream for a fixed time without a failure, because work on it is still in progress or cannot begin yet.
     * Its number of failures does not change.
     */
    void hold(String consumer, StreamId stream, long position, Duration length) {
        database.update("""
                insert into parked_streams as p (consumer, stream_type, stream_id, position, attempts, error, retry_at)
                values (?, ?, ?, ?, 0, 'under way', now() + ? * interval '1 millisecond')
                on conflict (consumer, stream_type, stream_id) do update
                   set position = excluded.position, retry_at = excluded.retry_at
                """, consumer, stream.type(), stream.id(), position, length.toMillis());
    }

    void release(String consumer, StreamId stream) {
        database.update(
                "delete from parked_streams where consumer = ? and stream_type = ? and stream_id = ?",
                consumer,
                stream.type(),
                stream.id());
    }

    private static String withoutPersons(String error) {
        String text = ADDRESS.matcher(error).replaceAll("<redacted>");
        return text.length() > MAX_ERROR ? text.substring(0, MAX_ERROR) : text;
    }

    private static Parked parked(Row row) throws SQLException {
        return new Parked(
                row.text("consumer"),
                new StreamId(row.text("stream_type"), row.text("stream_id")),
                row.number("position"),
                row.text("event_type"),
                row.integer("attempts"),
                row.text("error"),
                row.instant("parked_at"),
                row.number("waiting"));
    }
}

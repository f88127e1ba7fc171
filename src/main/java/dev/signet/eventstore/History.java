package dev.signet.eventstore;

import static dev.signet.kernel.DomainError.invalidArgument;

import dev.signet.jdbc.Database;
import dev.signet.jdbc.Row;
import dev.signet.kernel.DomainError;
import dev.signet.kernel.DomainEvent;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Reads streams as they were at an instant.
 *
 * <p>An event counts from the instant of its transaction, which is when the transaction recorded its last event. So a
 * change of several streams is seen completely or not at all, and two transactions that change the same stream count in
 * the order in which they were committed. Times are those of the database's clock.
 *
 * <p>A transaction may record an event and commit later. Before anything is read, {@link #at} therefore waits until every
 * transaction has ended that could still add an event at or before the instant. What was answered for an instant once
 * is answered for it forever, except that the data of an erased person is gone.
 */
@Singleton
public final class History {
    private static final DomainError IN_THE_FUTURE = invalidArgument(
                    "history.in_the_future", "The instant as_of is in the future; only the past can be read.")
            .about("as_of");
    private static final DomainError NOT_SETTLED = DomainError.unavailable(
            "history.not_settled",
            "A change that began before this instant is still being written. Ask again, or for an earlier instant.");

    private static final int PAGE = 1000;

    // Looks at most one day ahead, because transaction ids are unique in one database only: in data that was copied
    // from another database, an event from long ago may have the id of a later transaction.
    private static final String PAGE_OF_STREAM = "select " + PostgresEventStore.COLUMNS + ", coalesce((select"
            + " max(l.recorded_at) from events l where l.transaction_id = e.transaction_id and l.recorded_at >"
            + " e.recorded_at and l.recorded_at < e.recorded_at + interval '1 day'), e.recorded_at) as counts_from"
            + " from events e where stream_type = ? and stream_id = ? and version > ? order by version limit " + PAGE;

    private final Database database;
    private final EventDecoder decoder;
    private final Fence fence;
    private final AtomicReference<Instant> settled = new AtomicReference<>(Instant.EPOCH);

    History(Database database, EventDecoder decoder, Fence fence) {
        this.database = database;
        this.decoder = decoder;
        this.fence = fence;
    }

    /**
     * Returns the moment of an instant. An instant of the last moments may have to wait up to a second for changes that
     * are being written; older ones do not.
     *
     * @param instant null for the present
     */
    public Moment at(@Nullable Instant instant) {
        if (instant == null) {
            return Moment.NOW;
        }
        if (instant.isAfter(settled.get())) {
            Instant now = database.single("select clock_timestamp() as now", row -> row.instant("now"));
            if (instant.isAfter(now)) {
                throw IN_THE_FUTURE.exception();
            }
            if (fence.highestSettled().isEmpty()) {
                throw NOT_SETTLED.exception();
            }
            settled.accumulateAndGet(now, (one, other) -> one.isAfter(other) ? one : other);
        }
        return new Moment(instant);
    }

    /** Returns the events of a stream that counted at a moment, in order. */
    public List<RecordedEvent<?>> events(StreamId stream, Moment moment) {
        List<RecordedEvent<?>> events = new ArrayList<>();
        List<Counting> page;
        do {
            long after = events.isEmpty() ? 0 : events.getLast().version();
            page = database.query(PAGE_OF_STREAM, Counting::read, stream.type(), stream.id(), after);
            List<StoredEvent> counting = page.stream()
                    .takeWhile(
                            event -> moment.instant() == null || !event.from().isAfter(moment.instant()))
                    .map(Counting::event)
                    .toList();
            events.addAll(decoder.decode(counting));
            if (counting.size() < page.size()) {
                return events;
            }
        } while (page.size() == PAGE);
        return events;
    }

    /** Returns the state of an aggregate at a moment; its version is 0 if it did not exist yet. */
    public <C, E extends DomainEvent, S> Loaded<S> load(AggregateType<C, E, S> type, String id, Moment moment) {
        Loaded<S> loaded = StateLoader.absent(type, new StreamId(type.streamType(), id));
        for (RecordedEvent<?> event : events(loaded.stream(), moment)) {
            loaded = StateLoader.step(type, loaded, event.owner(), event);
        }
        return loaded;
    }

    /** Returns the ids of all streams of memberships that were ever about a user. */
    public List<String> membershipsOf(String userId) {
        return about("'membership'", "userId", userId);
    }

    /** Returns the ids of all streams of user grants that were ever about a user. */
    public List<String> userGrantsOf(String userId) {
        return about("'usergrant'", "userId", userId);
    }

    /** Returns the ids of all streams of memberships in groups that were ever about a user. */
    public List<String> groupMembershipsOf(String userId) {
        return about("'groupmember'", "userId", userId);
    }

    /** Returns the ids of all streams of grants that were ever about a group. */
    public List<String> groupGrantsOf(String groupId) {
        return about("'groupgrant'", "groupId", groupId);
    }

    // The type and the field are literals, so that the database sees that the partial index serves.
    private List<String> about(String streamType, String field, String id) {
        return database.query(
                "select stream_id from events where version = 1 and stream_type = " + streamType + " and payload ->> '"
                        + field + "' = ? order by stream_id",
                row -> row.text("stream_id"),
                id);
    }

    private record Counting(StoredEvent event, Instant from) {
        static Counting read(Row row) throws SQLException {
            return new Counting(PostgresEventStore.stored(row), row.instant("counts_from"));
        }
    }
}

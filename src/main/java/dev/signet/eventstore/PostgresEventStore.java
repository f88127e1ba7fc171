package dev.signet.eventstore;

import dev.signet.jdbc.AdvisoryLock;
import dev.signet.jdbc.Database;
import dev.signet.jdbc.Row;
import dev.signet.jdbc.Sql;
import dev.signet.jdbc.UniqueViolation;
import dev.signet.kernel.Decision;
import dev.signet.kernel.DomainEvent;
import dev.signet.vault.Secrets;
import dev.signet.vault.SubjectKeys;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/**
 * The event log in PostgreSQL. This is the only class that inserts into the table {@code events}; a trigger refuses
 * deletes and all updates except that of {@link Redaction}.
 *
 * <p>The INSERT statement takes the shared lock of {@link Fence} before it gets positions.
 */
@Singleton
public final class PostgresEventStore implements EventStore {
    static final String COLUMNS = "position, stream_type, stream_id, version, owner, type, revision, payload, subject,"
            + " personal, actor, recorded_at";

    private static final String INSERT = """
            with fence as materialized (select pg_advisory_xact_lock_shared(?))
            insert into events (position, stream_type, stream_id, version, owner, type, revision, payload, subject,
                                personal, actor, client, correlation_id)
            select nextval('events_position'), ?, ?, e.version, ?, e.type, e.revision, e.payload::jsonb, ?,
                   e.personal, ?, ?, ?
              from fence, unnest(?::bigint[], ?::text[], ?::smallint[], ?::text[], ?::bytea[])
                   as e(version, type, revision, payload, personal)
             order by e.version
            returning position, version, recorded_at
            """;

    private static final Duration[] BUCKETS = {
        Duration.ofMillis(1),
        Duration.ofMillis(3),
        Duration.ofMillis(10),
        Duration.ofMillis(30),
        Duration.ofMillis(100),
        Duration.ofMillis(300),
        Duration.ofSeconds(1),
        Duration.ofSeconds(3)
    };

    private final Database database;
    private final EventCodec codec;
    private final EventDecoder decoder;
    private final SubjectKeys subjectKeys;
    private final ClientData clientData;
    private final UniqueClaims claims;
    private final Secrets secrets;
    private final AppendSignal signal;
    private final Timer appends;
    private final Map<String, List<InlineProjection>> projections = new HashMap<>();

    public PostgresEventStore(
            Database database,
            EventCodec codec,
            EventDecoder decoder,
            SubjectKeys subjectKeys,
            ClientData clientData,
            UniqueClaims claims,
            Secrets secrets,
            AppendSignal signal,
            @All List<InlineProjection> inlineProjections,
            MeterRegistry metrics) {
        this.database = database;
        this.codec = codec;
        this.decoder = decoder;
        this.subjectKeys = subjectKeys;
        this.clientData = clientData;
        this.claims = claims;
        this.secrets = secrets;
        this.signal = signal;
        this.appends = Timer.builder("signet.event.append")
                .description("Time to write the events of a change with their views, without the commit.")
                .serviceLevelObjectives(BUCKETS)
                .register(metrics);
        for (InlineProjection projection : inlineProjections) {
            for (String type : projection.streamTypes()) {
                projections.computeIfAbsent(type, t -> new ArrayList<>()).add(projection);
            }
        }
    }

    @Override
    public List<RecordedEvent<?>> load(StreamId stream) {
        return load(database, stream);
    }

    @Override
    public List<RecordedEvent<?>> load(Sql sql, StreamId stream) {
        List<StoredEvent> rows = sql.query(
                "select " + COLUMNS + " from events where stream_type = ? and stream_id = ? order by version",
                PostgresEventStore::stored,
                stream.type(),
                stream.id());
        return decoder.decode(rows);
    }

    @Override
    public List<RecordedEvent<?>> load(Sql sql, StreamId stream, long after, int limit) {
        return decoder.decode(sql.query(
                "select " + COLUMNS + " from events where stream_type = ? and stream_id = ? and version > ?"
                        + " order by version limit ?",
                PostgresEventStore::stored,
                stream.type(),
                stream.id(),
                after,
                limit));
    }

    @Override
    public boolean exists(StreamId stream) {
        return !changes(stream, 0, 1, true).isEmpty();
    }

    @Override
    public List<Change> changes(StreamId stream, long sequence, int limit, boolean ascending) {
        long from = sequence == 0 && !ascending ? Long.MAX_VALUE : sequence;
        return database.query(
                "select version, type, actor, owner, recorded_at from events where stream_type = ? and stream_id = ?"
                        + (ascending ? " and version > ? order by version" : " and version < ? order by version desc")
                        + " limit ?",
                row -> new Change(
                        row.number("version"),
                        row.text("type"),
                        row.text("actor"),
                        row.text("owner"),
                        row.instant("recorded_at")),
                stream.type(),
                stream.id(),
                from,
                limit);
    }

    @Override
    public <E extends DomainEvent> List<RecordedEvent<E>> append(Append<E> append) {
        List<RecordedEvent<E>> recorded = database.inTransaction(transaction -> append(transaction, append));
        signal.appended();
        return recorded;
    }

    @Override
    public <E extends DomainEvent> List<RecordedEvent<E>> append(Sql transaction, Append<E> append) {
        long begun = System.nanoTime();
        List<RecordedEvent<E>> recorded = write(transaction, append);
        appends.record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
        return recorded;
    }

    private <E extends DomainEvent> List<RecordedEvent<E>> write(Sql transaction, Append<E> append) {
        Decision<E> decision = append.decision();
        AppendMark.leave(transaction);
        UniqueClaims.Taking names = claims.apply(transaction, append.stream(), append.owner(), decision.claims());
        List<RecordedEvent<E>> recorded = List.of();
        if (decision.events().isEmpty()) {
            names.require();
        } else {
            Rows rows = encode(transaction, append, decision.events());
            names.require();
            recorded = insert(transaction, append, rows, decision.events());
        }
        secrets.apply(transaction, append.stream().type(), append.stream().id(), decision.secrets());
        if (!recorded.isEmpty()) {
            for (InlineProjection projection :
                    projections.getOrDefault(append.stream().type(), List.of())) {
                projection.apply(transaction::later, recorded);
            }
        }
        return recorded;
    }

    private Rows encode(Sql transaction, Append<?> append, List<? extends DomainEvent> events) {
        int count = events.size();
        Long[] versions = new Long[count];
        String[] types = new String[count];
        Short[] revisions = new Short[count];
        String[] payloads = new String[count];
        byte[] @Nullable [] personal = new byte[count][];
        SecretKey key = null;
        for (int i = 0; i < count; i++) {
            EventCodec.Encoded encoded = codec.encode(events.get(i));
            versions[i] = append.expectedVersion() + i + 1;
            types[i] = encoded.type().name();
            revisions[i] = (short) encoded.type().revision();
            payloads[i] = encoded.payload();
            if (encoded.personal() != null) {
                key = key == null ? subjectKey(transaction, append) : key;
                personal[i] = codec.encrypt(key, encoded.personal(), append.stream(), versions[i], types[i]);
            }
        }
        return new Rows(versions, types, revisions, payloads, personal);
    }

    private <E extends DomainEvent> List<RecordedEvent<E>> insert(
            Sql transaction, Append<E> append, Rows rows, List<E> events) {
        List<Placed> placed = write(transaction, append, rows);
        List<RecordedEvent<E>> recorded = new ArrayList<>(events.size());
        for (int i = 0; i < events.size(); i++) {
            Placed place = placed.get(i);
            recorded.add(new RecordedEvent<>(
                    place.position(),
                    append.stream(),
                    append.expectedVersion() + i + 1,
                    append.owner(),
                    append.actor().id(),
                    place.recordedAt(),
                    events.get(i)));
        }
        return recorded;
    }

    private List<Placed> write(Sql transaction, Append<?> append, Rows rows) {
        try {
            return transaction.query(
                    INSERT,
                    row -> new Placed(row.number("position"), row.instant("recorded_at")),
                    AdvisoryLock.EVENTS.number(),
                    append.stream().type(),
                    append.stream().id(),
                    append.owner(),
                    append.subject(),
                    append.actor().id(),
                    clientData.seal(append.actor()),
                    append.actor().correlationId(),
                    rows.versions(),
                    rows.types(),
                    rows.revisions(),
                    rows.payloads(),
                    rows.personal());
        } catch (UniqueViolation e) {
            if (e.of("events_stream_version")) {
                throw new VersionConflict(append.stream(), append.expectedVersion());
            }
            throw e;
        }
    }

    private SecretKey subjectKey(Sql transaction, Append<?> append) {
        String subject = append.subject();
        if (subject == null) {
            throw new IllegalStateException(append.stream() + ": personal data without a subject");
        }
        boolean isNew = append.expectedVersion() == 0;
        return isNew
                ? subjectKeys.create(transaction, subject)
                : subjectKeys.find(subject).orElseGet(() -> subjectKeys.create(transaction, subject));
    }

    static StoredEvent stored(Row row) throws SQLException {
        return new StoredEvent(
                row.number("position"),
                new StreamId(row.text("stream_type"), row.text("stream_id")),
                row.number("version"),
                row.text("owner"),
                row.text("type"),
                row.integer("revision"),
                row.text("payload"),
                row.textOrNull("subject"),
                row.bytesOrNull("personal"),
                row.text("actor"),
                row.instant("recorded_at"));
    }

    /** The columns that differ between the events of one append, as one array for each column. */
    @SuppressWarnings("ArrayRecordComponent") // only carries parameters of one statement and is never compared
    private record Rows(
            Long[] versions, String[] types, Short[] revisions, String[] payloads, byte[] @Nullable [] personal) {}

    private record Placed(long position, Instant recordedAt) {}
}

package dev.signet.eventstore;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.signet.jdbc.Database;
import dev.signet.vault.SubjectKeys;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import javax.crypto.SecretKey;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Stores states of long streams, one for each stream and format, so that a load does not have to begin at the first
 * event.
 *
 * <p>A snapshot only saves time: if it is missing or cannot be read, the state is computed from the events. A state
 * with personal data is encrypted under the person's key, is erased with it, and is not stored once the key is erased.
 */
@Singleton
final class Snapshots {
    private static final Logger LOG = Logger.getLogger(Snapshots.class);

    /**
     * When a snapshot is stored, those of the same stream in other formats are deleted if they are older than this:
     * probably no node uses their format any more.
     */
    private static final String LEFT_BEHIND = "30 days";

    // Locks the row of the person's key, so that a concurrent erasure runs either before or after this statement: if
    // before, nothing is inserted; if after, the foreign key deletes the row.
    private static final String STORE = """
            with person as (%s),
                 left_behind as (delete from stream_snapshots where stream_type = ? and stream_id = ? and format <> ?
                                    and taken_at < now() - interval '%s')
            insert into stream_snapshots as s
                   (stream_type, stream_id, format, version, owner, subject, state, created_at, changed_at)
            select ?, ?, ?, ?, ?, ?, ?, ?, ?
             where ?::text is null or exists (select from person)
                on conflict (stream_type, stream_id, format) do update
               set version = excluded.version, owner = excluded.owner, state = excluded.state,
                   created_at = excluded.created_at, changed_at = excluded.changed_at, taken_at = now()
             where s.version < excluded.version
            """.formatted(SubjectKeys.HOLD, LEFT_BEHIND);

    private final Database database;
    private final SubjectKeys subjectKeys;
    private final ObjectMapper json = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new Jdk8Module())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .visibility(PropertyAccessor.ALL, Visibility.NONE)
            .visibility(PropertyAccessor.FIELD, Visibility.ANY)
            .visibility(PropertyAccessor.CREATOR, Visibility.ANY)
            .build();

    Snapshots(Database database, SubjectKeys subjectKeys) {
        this.database = database;
        this.subjectKeys = subjectKeys;
    }

    /**
     * A row of the table {@code stream_snapshots}.
     *
     * @param subject person whose key encrypts the state; null if the state contains no personal data
     */
    @SuppressWarnings("ArrayRecordComponent") // only passed on and never compared
    record Stored(
            long version, String owner, @Nullable String subject, byte[] state, Instant createdAt, Instant changedAt) {}

    /** Returns the state of a row, or empty if the person's key is erased or the row cannot be read. */
    <S> Optional<Loaded<S>> read(StateFormat<S> format, StreamId stream, Stored stored) {
        byte[] plain = stored.state();
        try {
            String subject = stored.subject();
            if (subject != null) {
                Optional<SecretKey> key = subjectKeys.find(subject);
                if (key.isEmpty()) {
                    return Optional.empty();
                }
                plain = subjectKeys.decrypt(key.get(), plain, place(stream, stored.version(), format));
            }
            S state = json.readValue(plain, format.stateType());
            return Optional.of(new Loaded<>(
                    stream, stored.version(), stored.owner(), state, stored.createdAt(), stored.changedAt()));
        } catch (IOException | IllegalStateException e) {
            LOG.warnf("the snapshot of %s cannot be read and is ignored: %s", stream, e.getMessage());
            return Optional.empty();
        }
    }

    /** Stores a state, unless a later one is already stored or the person's key is erased. */
    <S> void store(StateFormat<S> format, Loaded<S> loaded, @Nullable String subject) {
        byte[] state = bytes(loaded.state());
        if (subject != null) {
            Optional<SecretKey> key = subjectKeys.find(subject);
            if (key.isEmpty()) {
                return;
            }
            state = subjectKeys.encrypt(key.get(), state, place(loaded.stream(), loaded.version(), format));
        }
        StreamId stream = loaded.stream();
        database.update(
                STORE,
                subject,
                stream.type(),
                stream.id(),
                format.name(),
                stream.type(),
                stream.id(),
                format.name(),
                loaded.version(),
                loaded.owner(),
                subject,
                state,
                loaded.createdAt(),
                loaded.changedAt(),
                subject);
    }

    /** Returns the state as bytes that are not encrypted yet. */
    byte[] bytes(Object state) {
        try {
            return json.writeValueAsString(state).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String place(StreamId stream, long version, StateFormat<?> format) {
        return "snapshot/" + stream.type() + '/' + stream.id() + '/' + version + '/' + format.name();
    }
}

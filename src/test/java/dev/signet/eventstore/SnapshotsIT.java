package dev.signet.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jdbc.Database;
import dev.signet.kernel.Actor;
import dev.signet.vault.SubjectKeys;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SnapshotsIT {
    private static final String FORMAT = Note.TYPE.snapshots().name();

    @Inject
    NoteStreams notes;

    @Inject
    Aggregates aggregates;

    @Inject
    EventStore store;

    @Inject
    Snapshots snapshots;

    @Inject
    SubjectKeys subjectKeys;

    @Inject
    Database database;

    @Test
    void loading_a_long_stream_stores_a_snapshot_and_loading_a_short_one_does_not() {
        String shortOne = written(StateLoader.SNAPSHOT_AFTER - 1);
        String longOne = written(StateLoader.SNAPSHOT_AFTER);

        aggregates.load(Note.TYPE, shortOne);
        aggregates.load(Note.TYPE, longOne);

        assertThat(versions(shortOne)).isEmpty();
        assertThat(versions(longOne)).containsExactly((long) StateLoader.SNAPSHOT_AFTER);
    }

    @Test
    void a_long_stream_that_is_changed_in_transactions_alone_leaves_a_snapshot_too() {
        String id = written(60);

        aggregates.inTransaction(
                sql -> aggregates.handleIn(sql, Note.TYPE, id, "org", new Note.NoteCommand.Count(1), Actor.system()));

        Instant end = Instant.now().plusSeconds(20);
        while (versions(id).isEmpty() && Instant.now().isBefore(end)) {
            pause();
        }
        assertThat(versions(id)).hasSize(1);
        assertThat(aggregates.load(Note.TYPE, id)).isEqualTo(folded(id));
    }

    @Test
    void changes_are_read_a_page_at_a_time_from_either_end() {
        StreamId stream = new StreamId(Note.TYPE.streamType(), written(7));

        assertThat(store.changes(stream, 0, 3, true))
                .extracting(EventStore.Change::version)
                .containsExactly(1L, 2L, 3L);
        assertThat(store.changes(stream, 3, 3, true))
                .extracting(EventStore.Change::version)
                .containsExactly(4L, 5L, 6L);
        assertThat(store.changes(stream, 0, 3, false))
                .extracting(EventStore.Change::version)
                .containsExactly(7L, 6L, 5L);
        assertThat(store.changes(stream, 3, 9, false))
                .extracting(EventStore.Change::version)
                .containsExactly(2L, 1L);
        assertThat(store.exists(stream)).isTrue();
        assertThat(store.exists(new StreamId(stream.type(), "none"))).isFalse();
    }

    @Test
    void a_load_begins_at_the_snapshot() {
        String id = written(3);
        keep(id, 3, 1000);

        notes.count(id);

        assertThat(aggregates.load(Note.TYPE, id).state().count())
                .as("the one event behind the snapshot")
                .isEqualTo(1001);
    }

    @Test
    void with_and_without_snapshot_the_state_is_the_same() {
        String id = written(7);
        for (int length = 7; length < 260; length += 11) {
            Loaded<Note> loaded = aggregates.load(Note.TYPE, id);

            assertThat(loaded).isEqualTo(folded(id));
            for (int i = 0; i < 11; i++) {
                notes.count(id);
            }
        }
        assertThat(versions(id)).hasSize(1);
    }

    @Test
    void a_stream_longer_than_a_page_is_read_completely() {
        String id = written(1);
        database.update("""
                insert into events (position, stream_type, stream_id, version, owner, type, revision, payload, subject,
                                    actor)
                select nextval('events_position'), e.stream_type, e.stream_id, n, e.owner, 'test.note.counted', 1,
                       '{"by": 1}', e.subject, e.actor
                  from events e, generate_series(2, 3001) n
                 where e.stream_type = 'test_note' and e.stream_id = ?
                """, id);

        assertThat(aggregates.load(Note.TYPE, id).state()).isEqualTo(new Note("Ada", 3000));
        assertThat(versions(id)).containsExactly(3001L);
        assertThat(aggregates.load(Note.TYPE, id)).isEqualTo(folded(id));
    }

    @Test
    void personal_data_in_a_snapshot_is_unreadable_in_the_row() {
        String id = written(60);
        aggregates.load(Note.TYPE, id);

        String row = database.single(
                "select encode(state, 'escape') as state from stream_snapshots where stream_id = ?",
                r -> r.text("state"),
                id);

        assertThat(row).doesNotContain("Ada").doesNotContain("count");
    }

    @Test
    void erasing_a_key_deletes_the_snapshots_and_no_new_one_is_stored() {
        String id = written(60);
        aggregates.load(Note.TYPE, id);
        assertThat(versions(id)).hasSize(1);

        database.inTransaction(sql -> subjectKeys.erase(sql, id));

        assertThat(versions(id)).isEmpty();
        keep(id, 60, 5); // as a node does that still has the key in memory
        assertThat(versions(id)).isEmpty();
        subjectKeys.forget(id);
        assertThat(aggregates.load(Note.TYPE, id).state()).isEqualTo(new Note("", 59));
        assertThat(versions(id)).isEmpty();
    }

    @Test
    void no_snapshot_survives_an_erasure_that_runs_at_the_same_time() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < 40; round++) {
                String id = written(1);
                Future<?> erasure = threads.submit(() -> database.inTransaction(sql -> {
                    boolean erased = subjectKeys.erase(sql, id);
                    pause();
                    return erased;
                }));
                List<Future<?>> writers = List.of(
                        threads.submit(() -> keep(id, 10, 1)),
                        threads.submit(() -> keep(id, 20, 2)),
                        threads.submit(() -> keep(id, 30, 3)));
                erasure.get();
                for (Future<?> writer : writers) {
                    writer.get();
                }

                assertThat(versions(id)).isEmpty();
            }
        }
    }

    @Test
    void snapshots_of_older_and_newer_nodes_are_stored_side_by_side() {
        String id = written(60);
        aggregates.load(Note.TYPE, id);
        StateFormat<Note> other = StateFormat.of(Note.class, 2);
        Loaded<Note> loaded = folded(id);

        snapshots.store(other, loaded, id);

        assertThat(other.name()).isNotEqualTo(FORMAT);
        assertThat(versions(id)).hasSize(2);
    }

    @Test
    void a_later_snapshot_is_not_replaced_by_an_earlier_one() {
        String id = written(3);

        keep(id, 3, 1000);
        keep(id, 2, 999);

        assertThat(versions(id)).containsExactly(3L);
    }

    @Test
    void an_altered_snapshot_is_not_read() {
        String id = written(60);
        aggregates.load(Note.TYPE, id);
        database.update(
                "update stream_snapshots set state = set_byte(state, 20, get_byte(state, 20) # 1) where stream_id = ?",
                id);

        assertThat(aggregates.load(Note.TYPE, id)).isEqualTo(folded(id));
    }

    @Test
    void a_snapshot_moved_to_another_stream_is_not_read() {
        String id = written(60);
        aggregates.load(Note.TYPE, id);
        String other = written(30); // too short to have a snapshot of its own
        database.update("""
                insert into stream_snapshots (stream_type, stream_id, format, version, owner, subject, state, created_at,
                                              changed_at)
                select stream_type, ?, format, 30, owner, subject, state, created_at, changed_at
                  from stream_snapshots where stream_id = ?
                """, other, id);

        assertThat(aggregates.load(Note.TYPE, other)).isEqualTo(folded(other));
    }

    @Test
    void a_command_on_an_outdated_state_is_decided_on_the_current_one() {
        String id = written(1);
        Loaded<Note> loaded = aggregates.load(Note.TYPE, id);
        notes.count(id);

        Loaded<Note> after = aggregates.handle(Note.TYPE, loaded, "org", new Note.NoteCommand.Count(1), Actor.system());

        assertThat(after.state().count()).isEqualTo(2);
        assertThat(after).isEqualTo(folded(id));
    }

    /** Writes a note with this many events. */
    private String written(int events) {
        String id = notes.write();
        for (int i = 1; i < events; i++) {
            notes.count(id);
        }
        return id;
    }

    private void keep(String id, long version, int count) {
        StreamId stream = new StreamId(Note.TYPE.streamType(), id);
        Loaded<Note> loaded =
                new Loaded<>(stream, version, "org", new Note("Ada", count), Instant.EPOCH, Instant.EPOCH);
        snapshots.store(Note.TYPE.snapshots(), loaded, id);
    }

    private Loaded<Note> folded(String id) {
        StreamId stream = new StreamId(Note.TYPE.streamType(), id);
        Loaded<Note> loaded = StateLoader.absent(Note.TYPE, stream);
        for (RecordedEvent<?> event : store.load(stream)) {
            loaded = StateLoader.step(Note.TYPE, loaded, event.owner(), event);
        }
        return loaded;
    }

    private List<Long> versions(String id) {
        return database.query(
                "select version from stream_snapshots where stream_id = ?", row -> row.number("version"), id);
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(5);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

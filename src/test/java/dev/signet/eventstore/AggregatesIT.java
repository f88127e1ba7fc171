package dev.signet.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jdbc.Database;
import dev.signet.jdbc.DatabaseFailure;
import dev.signet.kernel.Actor;
import dev.signet.kernel.DomainException;
import dev.signet.vault.SubjectKeys;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AggregatesIT {
    @Inject
    Aggregates aggregates;

    @Inject
    EventStore store;

    @Inject
    Database database;

    @Inject
    SubjectKeys subjectKeys;

    @Inject
    Ids ids;

    @Test
    void fifty_parallel_changes_lose_nothing_and_leave_no_gap() throws Exception {
        String id = write("Ada", "parallel-" + ids.next());

        inParallel(50, n -> count(id));

        assertThat(aggregates.load(Note.TYPE, id).state().count()).isEqualTo(50);
        assertThat(store.load(new StreamId("test_note", id)))
                .extracting(RecordedEvent::version)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 51).boxed().toList());
    }

    @Test
    void of_two_parallel_claims_of_one_name_exactly_one_succeeds() throws Exception {
        for (int round = 0; round < 20; round++) {
            String title = "claimed-" + ids.next();

            List<Object> outcomes = inParallel(2, n -> write("Ada " + n, title));

            assertThat(outcomes).filteredOn(String.class::isInstance).hasSize(1);
            assertThat(outcomes)
                    .filteredOn(DomainException.class::isInstance)
                    .singleElement()
                    .satisfies(e -> assertThat(((DomainException) e).error()).isEqualTo(Note.TITLE_TAKEN));
        }
    }

    @Test
    void a_claim_that_differs_only_in_case_is_refused() {
        String title = "Case-" + ids.next();
        write("Ada", title);

        assertThatThrownBy(() -> write("Eve", title.toUpperCase(java.util.Locale.ROOT)))
                .isInstanceOfSatisfying(
                        DomainException.class, e -> assertThat(e.error()).isEqualTo(Note.TITLE_TAKEN));
    }

    @Test
    void a_refused_append_stores_nothing() {
        String title = "once-" + ids.next();
        write("Ada", title);
        long before = events();

        assertThatThrownBy(() -> write("Eve", title)).isInstanceOf(DomainException.class);

        assertThat(events()).isEqualTo(before);
    }

    @Test
    void events_can_be_neither_changed_nor_deleted_nor_truncated() {
        write("Ada", "frozen-" + ids.next());

        for (String attack : List.of(
                "update events set actor = 'x'", "delete from events", "truncate events", "truncate events cascade")) {
            assertThatThrownBy(() -> database.update(attack))
                    .isInstanceOfSatisfying(
                            DatabaseFailure.class, e -> assertThat(e.sqlState()).isEqualTo("23001"));
        }
    }

    @Test
    void personal_data_is_unreadable_in_the_row_and_empty_once_the_key_is_erased() {
        String id = write("Grace Hopper", "private-" + ids.next());
        String row = database.single(
                "select row_to_json(e)::text as row from events e where stream_id = ?", r -> r.text("row"), id);
        assertThat(row).doesNotContain("Grace").doesNotContain("Hopper");
        assertThat(aggregates.load(Note.TYPE, id).state().author()).isEqualTo("Grace Hopper");

        database.inTransaction(sql -> subjectKeys.erase(sql, id));
        subjectKeys.forget(id);

        assertThat(aggregates.load(Note.TYPE, id).state()).isEqualTo(new Note("", 0));
    }

    @Test
    void a_ciphertext_moved_to_another_row_is_refused() {
        String id = ids.next();
        aggregates.create(Note.TYPE, () -> id, "org", new Note.NoteCommand.Write("Ada", "moved-" + id), Actor.system());
        String other = ids.next();
        database.update("""
                insert into events (position, stream_type, stream_id, version, owner, type, revision, payload, subject,
                                    personal, actor)
                select nextval('events_position'), stream_type, ?, version, owner, type, revision, payload, subject,
                       personal, actor from events where stream_id = ?
                """, other, id);

        assertThatThrownBy(() -> aggregates.load(Note.TYPE, other))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("altered, moved");
    }

    private String write(String author, String title) {
        return aggregates
                .create(Note.TYPE, ids::next, "org", new Note.NoteCommand.Write(author, title), Actor.system())
                .stream()
                .id();
    }

    private Object count(String id) {
        return aggregates.handle(Note.TYPE, id, "org", new Note.NoteCommand.Count(1), Actor.system());
    }

    private long events() {
        return database.single("select count(*) as n from events", row -> row.number("n"));
    }

    /**
     * Runs a task n times in parallel.
     *
     * @return each result, or the exception that it ended with
     */
    private static List<Object> inParallel(int n, java.util.function.IntFunction<Object> task) throws Exception {
        List<Object> outcomes = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Object>> futures = new ArrayList<>();
            for (int i = 0; i < n; i++) {
                int index = i;
                futures.add(threads.submit(() -> task.apply(index)));
            }
            for (Future<Object> future : futures) {
                try {
                    outcomes.add(future.get());
                } catch (ExecutionException e) {
                    outcomes.add(e.getCause());
                }
            }
        }
        return outcomes;
    }
}

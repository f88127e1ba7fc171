package dev.signet.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jdbc.Database;
import dev.signet.kernel.Actor;
import dev.signet.kernel.Decision;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** Eight writers whose transactions end in any order, and two readers: one behind the fence, one without it. */
@QuarkusTest
class FenceTortureIT {
    private static final int WRITERS = 8;
    private static final int APPENDS = 150;

    @Inject
    Database database;

    @Inject
    EventStore store;

    @Inject
    EventLog log;

    @Inject
    Fence fence;

    @Inject
    Ids ids;

    @Test
    void a_reader_behind_the_fence_sees_every_event_and_one_without_it_loses_some() throws Exception {
        long start = log.highestPosition(database);
        AtomicBoolean writing = new AtomicBoolean(true);
        Reader fenced = new Reader(start, checkpoint -> fence.completeUpTo(checkpoint));
        Reader naive = new Reader(start, checkpoint -> OptionalLong.of(log.highestPosition(database)));
        List<Thread> readers = List.of(fenced.start(writing), naive.start(writing));

        List<Thread> writers = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            writers.add(Thread.startVirtualThread(this::write));
        }
        for (Thread writer : writers) {
            writer.join();
        }
        writing.set(false);
        for (Thread reader : readers) {
            reader.join();
        }

        Set<Long> written = new HashSet<>(database.query(
                "select position from events where position > ? and stream_type = 'test_note'",
                row -> row.number("position"),
                start));
        assertThat(written).hasSize(WRITERS * APPENDS);
        assertThat(fenced.seen).as("behind the fence").containsExactlyInAnyOrderElementsOf(written);
        assertThat(naive.seen.size())
                .as("without draining writers, events must get lost, or this test proves nothing")
                .isLessThan(written.size());
    }

    private void write() {
        for (int i = 0; i < APPENDS; i++) {
            database.inTransaction(sql -> {
                store.append(
                        sql,
                        new Append<>(
                                new StreamId("test_note", ids.next()),
                                0,
                                "org",
                                null,
                                Decision.of(new NoteEvent.Counted(1)),
                                Actor.system()));
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(3_000_000));
                return true;
            });
        }
    }

    private final class Reader {
        private final List<Long> seen = new ArrayList<>();
        private final java.util.function.LongFunction<OptionalLong> upTo;
        private long checkpoint;

        Reader(long start, java.util.function.LongFunction<OptionalLong> upTo) {
            this.checkpoint = start;
            this.upTo = upTo;
        }

        Thread start(AtomicBoolean writing) {
            return Thread.startVirtualThread(() -> {
                while (writing.get()) {
                    read();
                }
                read();
            });
        }

        private void read() {
            OptionalLong complete = upTo.apply(checkpoint);
            if (complete.isPresent() && complete.getAsLong() > checkpoint) {
                log.read(database, checkpoint, complete.getAsLong(), Set.of("test_note"), 100_000)
                        .forEach(event -> seen.add(event.position()));
                checkpoint = complete.getAsLong();
            }
        }
    }
}

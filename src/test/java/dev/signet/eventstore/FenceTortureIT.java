package dev.signet.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jdbc.Database;
import dev.signet.kernel.Actor;
import dev.signet.kernel.Decision;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

/**
 * Tests eight writers whose transactions end in any order, some of them by rolling back, and two readers: one that uses
 * the fence and one that does not.
 */
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
    void a_reader_with_the_fence_sees_every_event_and_one_without_it_misses_some() throws Exception {
        long start = EventLog.highestPosition(database);
        AtomicBoolean writing = new AtomicBoolean(true);
        Reader fenced = new Reader(start, fence::completeUpTo);
        Reader naive = new Reader(start, checkpoint -> new Fence.Complete(EventLog.highestPosition(database), false));
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
            append(false);
            if (i % 10 == 0) {
                assertThatThrownBy(() -> append(true)).isInstanceOf(RolledBack.class);
            }
        }
    }

    private void append(boolean fails) {
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
            if (fails) {
                throw new RolledBack();
            }
            return true;
        });
    }

    private static final class RolledBack extends RuntimeException {}

    private final class Reader {
        private final List<Long> seen = new ArrayList<>();
        private final LongFunction<Fence.Complete> upTo;
        private long checkpoint;

        Reader(long start, LongFunction<Fence.Complete> upTo) {
            this.checkpoint = start;
            this.upTo = upTo;
        }

        Thread start(AtomicBoolean writing) {
            return Thread.startVirtualThread(() -> {
                while (writing.get()) {
                    read();
                }
                while (read()) {
                    // until everything is read
                }
            });
        }

        private boolean read() {
            Fence.Complete complete = upTo.apply(checkpoint);
            if (complete.upTo() > checkpoint) {
                log.read(database, checkpoint, complete.upTo(), Set.of("test_note"), 100_000)
                        .forEach(event -> seen.add(event.position()));
                checkpoint = complete.upTo();
            }
            return complete.more();
        }
    }
}

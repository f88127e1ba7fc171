package dev.signet.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.eventstore.NoteStreams;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AsyncProjectionIT {
    @Inject
    TestingConsumer consumer;

    @Inject
    NoteStreams notes;

    @Inject
    ParkedStreams parked;

    @Inject
    AsyncProjections projections;

    @Test
    void every_event_arrives_in_order_without_waiting_for_the_poll() {
        String id = notes.write();
        for (int i = 1; i <= 20; i++) {
            notes.count(id);
        }

        await(() -> consumer.versionsOf(id).size() == 21);

        assertThat(consumer.versionsOf(id)).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void a_failing_event_parks_only_its_stream_which_is_handled_in_order_once_repaired() {
        String broken = notes.write();
        await(() -> consumer.versionsOf(broken).size() == 1);
        consumer.failOn(broken);
        notes.count(broken);
        await(() -> isParked(broken));
        notes.count(broken);

        String healthy = notes.write();
        await(() -> consumer.versionsOf(healthy).equals(List.of(1L)));
        assertThat(consumer.versionsOf(broken)).containsExactly(1L);
        assertThat(parked.list(TestingConsumer.NAME, 0, 100, true).rows())
                .filteredOn(row -> row.stream().id().equals(broken))
                .singleElement()
                .satisfies(row -> assertThat(row.error()).contains("<redacted>").doesNotContain("@example"));

        consumer.repair(broken);
        parked.retryNow(TestingConsumer.NAME, "", "");
        projections.wakeAll();

        await(() -> !isParked(broken));
        await(() -> consumer.versionsOf(broken).equals(List.of(1L, 2L, 3L)));
    }

    private boolean isParked(String id) {
        return parked.list(TestingConsumer.NAME, 0, 1000, true).rows().stream()
                .anyMatch(row -> row.stream().id().equals(id));
    }

    private static void await(BooleanSupplier condition) {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(20));
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("in time").isBefore(deadline);
            LockSupport.parkNanos(5_000_000);
        }
    }
}

package dev.signet.vault.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.signet.kernel.DomainError;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HashingGateTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch release = new CountDownLatch(1);

    @AfterEach
    void stop() {
        release.countDown();
        callers.close();
    }

    @Test
    void many_parallel_calls_never_exceed_the_bound_and_all_finish() throws Exception {
        HashingGate gate = new HashingGate(3, 500, LONG);
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();

        List<Future<Integer>> results = IntStream.range(0, 300)
                .mapToObj(i -> callers.submit(() -> gate.run(1, () -> {
                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                    Thread.onSpinWait();
                    running.decrementAndGet();
                    return i;
                })))
                .toList();

        for (int i = 0; i < results.size(); i++) {
            assertThat(results.get(i).get()).isEqualTo(i);
        }
        assertThat(most.get()).isBetween(1, 3);
        assertThat(gate.queued()).isZero();
    }

    @Test
    void exactly_the_bound_runs_while_the_others_wait() {
        HashingGate gate = new HashingGate(2, 10, LONG);
        AtomicInteger started = new AtomicInteger();

        IntStream.range(0, 5).forEach(i -> callers.execute(() -> gate.run(1, () -> block(started))));

        await().until(() -> started.get() == 2 && gate.queued() == 3);
        release.countDown();
        await().until(() -> started.get() == 5);
    }

    @Test
    void a_caller_that_waits_too_long_is_refused() {
        HashingGate gate = new HashingGate(1, 10, Duration.ofMillis(50));
        occupy(gate, 1);

        assertThatExceptionOfType(HashingOverloaded.class)
                .isThrownBy(() -> gate.run(1, () -> "never"))
                .satisfies(refusal -> {
                    assertThat(refusal.isRefusal())
                            .as("says nothing about the password")
                            .isFalse();
                    assertThat(refusal.error().kind()).isEqualTo(DomainError.Kind.UNAVAILABLE);
                    assertThat(refusal.error().retryAfterSeconds()).hasValue(5);
                });
        assertThat(gate.queued()).isZero();
    }

    @Test
    void a_full_queue_refuses_at_once() {
        HashingGate gate = new HashingGate(1, 1, LONG);
        occupy(gate, 1);
        callers.execute(() -> gate.run(1, () -> "later"));
        await().until(() -> gate.queued() == 1);

        assertThatExceptionOfType(HashingOverloaded.class)
                .isThrownBy(() -> gate.run(1, () -> "never"))
                .withMessageContaining("Too many calls wait for password hashing.");
        assertThat(gate.queued()).isEqualTo(1);
    }

    @Test
    void heavy_work_takes_its_share_of_the_capacity() {
        HashingGate gate = new HashingGate(3, 10, Duration.ofMillis(50));
        occupy(gate, 2);

        assertThat(gate.<String>run(1, () -> "fits")).isEqualTo("fits");
        assertThatExceptionOfType(HashingOverloaded.class).isThrownBy(() -> gate.run(2, () -> "does not fit"));
    }

    @Test
    void work_heavier_than_the_capacity_runs_alone() {
        HashingGate gate = new HashingGate(2, 0, LONG);

        assertThat(gate.<String>run(14, () -> "alone")).isEqualTo("alone");
        assertThat(gate.<String>run(14, () -> "again")).isEqualTo("again");
    }

    @Test
    void waiting_callers_get_their_turn_in_order_of_arrival() {
        HashingGate gate = new HashingGate(1, 10, LONG);
        occupy(gate, 1);
        ConcurrentLinkedQueue<Integer> order = new ConcurrentLinkedQueue<>();
        for (int i = 0; i < 5; i++) {
            int number = i;
            callers.execute(() -> gate.run(1, () -> order.add(number)));
            await().until(() -> gate.queued() == number + 1);
        }

        release.countDown();

        await().until(() -> order.size() == 5);
        assertThat(order).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void a_failure_reaches_the_caller_and_releases_the_turn() {
        HashingGate gate = new HashingGate(1, 0, LONG);

        for (int i = 0; i < 3; i++) {
            assertThatExceptionOfType(InvalidHash.class)
                    .isThrownBy(() -> gate.run(1, () -> {
                        throw new InvalidHash("broken");
                    }));
        }
    }

    @Test
    void an_interrupted_caller_leaves_the_queue_and_keeps_its_interrupt() throws Exception {
        HashingGate gate = new HashingGate(1, 10, LONG);
        occupy(gate, 1);
        AtomicInteger interrupts = new AtomicInteger();
        Thread waiting = Thread.startVirtualThread(() -> {
            try {
                gate.run(1, () -> "never");
            } catch (HashingOverloaded refused) {
                interrupts.addAndGet(Thread.currentThread().isInterrupted() ? 1 : 0);
            }
        });
        await().until(() -> gate.queued() == 1);

        waiting.interrupt();
        waiting.join();

        assertThat(interrupts.get()).isEqualTo(1);
        assertThat(gate.queued()).isZero();
    }

    @Test
    void work_for_a_virtual_thread_does_not_occupy_a_carrier_thread() {
        HashingGate gate = new HashingGate(1, 0, LONG);

        assertThat(gate.<Boolean>run(1, () -> Thread.currentThread().isVirtual()))
                .isFalse();
    }

    @Test
    void under_a_flood_every_hash_is_computed_or_refused_and_the_hasher_keeps_working() throws Exception {
        PasswordHasher hasher =
                new PasswordHasher(TestingPasswordHashConfig.costing(8192, 2, 1).withQueue(2, 20, LONG));
        AtomicInteger served = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();

        List<Future<?>> flood = IntStream.range(0, 200)
                .<Future<?>>mapToObj(i -> callers.submit(() -> {
                    try {
                        hasher.verifyDummy("guess " + i);
                        served.incrementAndGet();
                    } catch (HashingOverloaded overloaded) {
                        refused.incrementAndGet();
                    }
                }))
                .toList();
        for (Future<?> call : flood) {
            call.get();
        }

        assertThat(served.get() + refused.get()).isEqualTo(200);
        assertThat(served.get()).isGreaterThanOrEqualTo(22);
        assertThat(refused.get()).isPositive();
        assertThat(hasher.verify("after", hasher.hash("after"))).isTrue();
    }

    private void occupy(HashingGate gate, int weight) {
        AtomicInteger started = new AtomicInteger();
        callers.execute(() -> gate.run(weight, () -> block(started)));
        await().until(() -> started.get() == 1);
    }

    private boolean block(AtomicInteger started) {
        started.incrementAndGet();
        try {
            release.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return true;
    }
}

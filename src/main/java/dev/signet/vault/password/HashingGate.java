package dev.signet.vault.password;

import dev.signet.kernel.Setting;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Limits how many hash computations run at the same time and how many callers wait for their turn, in order of arrival.
 *
 * <p>A caller on a virtual thread waits without occupying a carrier thread. The computation itself runs on a platform
 * thread. It never blocks, so on a virtual thread it would occupy a carrier thread for tens of milliseconds and stall
 * other requests; platform threads share the processors by preemption. Idle threads end after ten seconds, which
 * releases the Argon2 memory that they keep.
 */
final class HashingGate {
    static final int MAX_CAPACITY = 1024;

    private static final Duration IDLE = Duration.ofSeconds(10);

    private final int capacity;
    private final int maxQueued;
    private final Duration timeout;
    private final Semaphore permits;
    private final AtomicInteger queued = new AtomicInteger();
    private final ThreadPoolExecutor workers;

    HashingGate(int capacity, int maxQueued, Duration timeout) {
        Setting.within("signet.password-hash.max-concurrent", capacity, 1, MAX_CAPACITY);
        Setting.within("signet.password-hash.max-queued", maxQueued, 0, 100_000);
        Setting.within("signet.password-hash.queue-timeout", timeout, Duration.ZERO, Duration.ofMinutes(1));
        this.capacity = capacity;
        this.maxQueued = maxQueued;
        this.timeout = timeout;
        this.permits = new Semaphore(capacity, true);
        this.workers = new ThreadPoolExecutor(
                capacity,
                capacity,
                IDLE.toMillis(),
                TimeUnit.MILLISECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().daemon().name("password-hash-", 0).factory());
        workers.allowCoreThreadTimeOut(true);
    }

    /**
     * Runs the work as soon as enough of the capacity is free, and returns its result.
     *
     * @param weight how many of the concurrent computations the work counts as, at least 1; a weight above the capacity
     * takes the whole capacity
     * @throws HashingOverloaded if too many callers wait already, if not enough capacity becomes free within the
     * timeout, or if the caller is interrupted
     */
    <T> T run(int weight, Supplier<T> work) {
        int share = Math.min(weight, capacity);
        enter(share);
        Future<T> result;
        try {
            result = workers.submit(() -> {
                try {
                    return work.get();
                } finally {
                    permits.release(share);
                }
            });
        } catch (RuntimeException | Error e) {
            permits.release(share);
            throw e;
        }
        return await(result);
    }

    /** Returns the number of callers that wait for their turn. */
    int queued() {
        return queued.get();
    }

    private void enter(int share) {
        try {
            // Even with a timeout of zero, this form of tryAcquire keeps the order of arrival. The form without a
            // timeout would overtake callers that already wait.
            if (permits.tryAcquire(share, 0, TimeUnit.NANOSECONDS)) {
                return;
            }
            if (queued.incrementAndGet() > maxQueued) {
                queued.decrementAndGet();
                throw new HashingOverloaded("Too many calls wait for password hashing. Try again later.");
            }
            try {
                if (!permits.tryAcquire(share, timeout.toNanos(), TimeUnit.NANOSECONDS)) {
                    throw new HashingOverloaded("Too many passwords are hashed at the moment. Try again later.");
                }
            } finally {
                queued.decrementAndGet();
            }
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private static <T> T await(Future<T> result) {
        try {
            return result.get();
        } catch (InterruptedException e) {
            throw interrupted();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException failure -> throw failure;
                case Error failure -> throw failure;
                case null, default -> throw new IllegalStateException(e);
            }
        }
    }

    private static HashingOverloaded interrupted() {
        Thread.currentThread().interrupt();
        return new HashingOverloaded("The server is stopping. Try again later.");
    }
}

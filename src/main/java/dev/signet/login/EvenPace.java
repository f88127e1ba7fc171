package dev.signet.login;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Delays a response until a multiple of 250 milliseconds has passed since the request arrived, so that the response
 * time does not reveal whether something was looked up, compared or written.
 */
final class EvenPace {
    private static final long STEP = Duration.ofMillis(250).toNanos();

    private final long startedAt = System.nanoTime();

    /** Waits until the response may be sent; this costs almost nothing on a virtual thread. */
    void await() {
        long end = end(startedAt, System.nanoTime());
        long rest = end - System.nanoTime();
        while (rest > 0 && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(this, rest);
            rest = end - System.nanoTime();
        }
    }

    /**
     * Returns when a response that is ready {@code now} may be sent. All three times are values of {@link
     * System#nanoTime}.
     */
    static long end(long startedAt, long now) {
        return startedAt + ((now - startedAt) / STEP + 1) * STEP;
    }
}

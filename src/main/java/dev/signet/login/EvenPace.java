package dev.signet.login;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Delays refusals to the next full quarter of a second since the request arrived, so that the response time does not
 * reveal whether something was looked up, compared or written.
 */
final class EvenPace {
    private static final long STEP = Duration.ofMillis(250).toNanos();

    private final long startedAt = System.nanoTime();

    /** Waits for the next step; this costs almost nothing on a virtual thread. */
    void await() {
        long end = end(startedAt, System.nanoTime());
        long rest = end - System.nanoTime();
        while (rest > 0 && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(this, rest);
            rest = end - System.nanoTime();
        }
    }

    /** When a response is sent that is ready now; all in nanoseconds of the same clock. */
    static long end(long startedAt, long now) {
        return startedAt + ((now - startedAt) / STEP + 1) * STEP;
    }
}

package dev.signet.login;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Lets refusals leave at full quarters of a second since the request came in, so that their time does not tell whether
 * something was looked up, compared or written on the way.
 */
final class EvenPace {
    private static final long STEP = Duration.ofMillis(250).toNanos();

    private final long startedAt = System.nanoTime();

    /** Waits; on a virtual thread this costs nothing. */
    void await() {
        long elapsed = System.nanoTime() - startedAt;
        long end = startedAt + (elapsed / STEP + 1) * STEP;
        long rest = end - System.nanoTime();
        while (rest > 0 && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(this, rest);
            rest = end - System.nanoTime();
        }
    }
}

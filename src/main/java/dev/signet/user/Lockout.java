package dev.signet.user;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When wrong passwords lock a user.
 *
 * @param maxFailures wrong passwords in a row that lock; 0 for never
 * @param duration how long such a lock lasts; null until an administrator lifts it
 */
public record Lockout(int maxFailures, @Nullable Duration duration) {

    boolean locksAt(int failures) {
        return maxFailures > 0 && failures >= maxFailures;
    }

    @Nullable
    Instant until(Instant now) {
        return duration == null ? null : now.plus(duration);
    }
}

package dev.signet.throttling;

import dev.signet.kernel.DomainError;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * The refusal of an attempt that was made too often.
 *
 * @param pause how long to wait before the next attempt
 */
public record TooManyAttempts(Duration pause) implements DomainError {

    /** Returns the pause in whole seconds, rounded up, at least 1. */
    public long seconds() {
        return Math.max(1, pause.plusMillis(999).toSeconds());
    }

    @Override
    public OptionalLong retryAfterSeconds() {
        return OptionalLong.of(seconds());
    }

    @Override
    public Kind kind() {
        return Kind.RESOURCE_EXHAUSTED;
    }

    @Override
    public String code() {
        return "attempts.too_many";
    }

    @Override
    public String message() {
        return "This was attempted too often; try again in " + seconds() + " s.";
    }
}

package dev.signet.eventstore;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A moment at which {@link History} can read the states of aggregates. Only {@link History#at} creates one in the past,
 * after every transaction has ended that could still add an event to it.
 *
 * @param instant null for the present
 */
public record Moment(@Nullable Instant instant) {
    /** The present: everything that is committed. */
    public static final Moment NOW = new Moment(null);
}

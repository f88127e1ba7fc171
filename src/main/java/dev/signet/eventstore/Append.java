package dev.signet.eventstore;

import dev.signet.kernel.Actor;
import dev.signet.kernel.Decision;
import dev.signet.kernel.DomainEvent;
import org.jspecify.annotations.Nullable;

/**
 * What to append to a stream: the events of a decision, with its changes of unique names and secrets.
 *
 * @param expectedVersion version of the stream on which the decision was made; 0 for a new stream
 * @param owner organization or instance that the stream belongs to
 * @param subject person whose key encrypts the personal data of these events, or null if they contain none
 */
public record Append<E extends DomainEvent>(
        StreamId stream,
        long expectedVersion,
        String owner,
        @Nullable String subject,
        Decision<E> decision,
        Actor actor) {}

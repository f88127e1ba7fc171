package dev.signet.eventstore;

import dev.signet.kernel.Actor;
import dev.signet.kernel.Decision;
import dev.signet.kernel.DomainEvent;
import org.jspecify.annotations.Nullable;

/**
 * One append: what was decided, for which stream, on which version.
 *
 * @param expectedVersion version of the stream the decision was taken on; 0 for a new stream
 * @param owner organization or instance the stream belongs to
 * @param subject person whose key encrypts the personal data of these events, or null if they have none
 */
public record Append<E extends DomainEvent>(
        StreamId stream,
        long expectedVersion,
        String owner,
        @Nullable String subject,
        Decision<E> decision,
        Actor actor) {}

package dev.signet.eventstore;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signet.kernel.DomainEvent;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Binds the stored name of an event type to the record that currently represents it.
 *
 * @param streamType type of the streams in which the event occurs
 * @param name stored name, which never changes and is never derived from a class name; ZITADEL's name if ZITADEL has
 * such an event
 * @param revision revision that is currently written, from 1
 * @param recordType record that represents the current revision
 * @param upcasters convert a payload from revision 1 to 2, from 2 to 3 and so on; one fewer than {@code revision}
 */
public record EventType<E extends DomainEvent>(
        String streamType, String name, int revision, Class<E> recordType, List<UnaryOperator<ObjectNode>> upcasters) {

    public EventType {
        upcasters = List.copyOf(upcasters);
        if (upcasters.size() != revision - 1) {
            throw new IllegalArgumentException(name + ": revision " + revision + " needs " + (revision - 1)
                    + " upcasters, but has " + upcasters.size());
        }
    }

    /** Creates an event type that is still at its first revision. */
    public static <E extends DomainEvent> EventType<E> first(String streamType, String name, Class<E> recordType) {
        return new EventType<>(streamType, name, 1, recordType, List.of());
    }
}

package dev.signet.groupgrant;

import dev.signet.eventstore.EventType;
import dev.signet.eventstore.EventTypeCatalog;
import jakarta.inject.Singleton;
import java.util.List;

/** Registers the events of group grants under the type names they are stored with. */
@Singleton
public final class GroupGrantEventTypes implements EventTypeCatalog {

    @Override
    public List<EventType<?>> eventTypes() {
        return List.of(
                type("group.grant.added", GroupGrantEvent.Added.class),
                type("group.grant.changed", GroupGrantEvent.Changed.class),
                type("group.grant.cascade.changed", GroupGrantEvent.CascadeChanged.class),
                type("group.grant.deactivated", GroupGrantEvent.Deactivated.class),
                type("group.grant.reactivated", GroupGrantEvent.Reactivated.class),
                type("group.grant.removed", GroupGrantEvent.Removed.class),
                type("group.grant.cascade.removed", GroupGrantEvent.CascadeRemoved.class));
    }

    private static <E extends GroupGrantEvent> EventType<E> type(String name, Class<E> recordType) {
        return EventType.first(GroupGrantDecider.STREAM_TYPE, name, recordType);
    }
}

package dev.signet.group;

import dev.signet.eventstore.EventType;
import dev.signet.eventstore.EventTypeCatalog;
import jakarta.inject.Singleton;
import java.util.List;

/** Registers the events of groups and of their members under the type names they are stored with. */
@Singleton
public final class GroupEventTypes implements EventTypeCatalog {

    @Override
    public List<EventType<?>> eventTypes() {
        return List.of(
                group("group.added", GroupEvent.Added.class),
                group("group.changed", GroupEvent.Changed.class),
                group("group.deactivated", GroupEvent.Deactivated.class),
                group("group.reactivated", GroupEvent.Reactivated.class),
                group("group.removed", GroupEvent.Removed.class),
                member("group.user.added", GroupMemberEvent.Added.class),
                member("group.user.removed", GroupMemberEvent.Removed.class),
                member("group.user.cascade.removed", GroupMemberEvent.CascadeRemoved.class));
    }

    private static <E extends GroupEvent> EventType<E> group(String name, Class<E> recordType) {
        return EventType.first(GroupDecider.STREAM_TYPE, name, recordType);
    }

    private static <E extends GroupMemberEvent> EventType<E> member(String name, Class<E> recordType) {
        return EventType.first(GroupMemberDecider.STREAM_TYPE, name, recordType);
    }
}

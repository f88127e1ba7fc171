package dev.signet.usergrant;

import dev.signet.eventstore.EventType;
import dev.signet.eventstore.EventTypeCatalog;
import jakarta.inject.Singleton;
import java.util.List;

/** Registers the events of user grants under the type names they are stored with, which are ZITADEL's. */
@Singleton
public final class UserGrantEventTypes implements EventTypeCatalog {

    @Override
    public List<EventType<?>> eventTypes() {
        return List.of(
                type("user.grant.added", UserGrantEvent.Added.class),
                type("user.grant.changed", UserGrantEvent.Changed.class),
                type("user.grant.cascade.changed", UserGrantEvent.CascadeChanged.class),
                type("user.grant.deactivated", UserGrantEvent.Deactivated.class),
                type("user.grant.reactivated", UserGrantEvent.Reactivated.class),
                type("user.grant.removed", UserGrantEvent.Removed.class),
                type("user.grant.cascade.removed", UserGrantEvent.CascadeRemoved.class));
    }

    private static <E extends UserGrantEvent> EventType<E> type(String name, Class<E> recordType) {
        return EventType.first(UserGrantDecider.STREAM_TYPE, name, recordType);
    }
}

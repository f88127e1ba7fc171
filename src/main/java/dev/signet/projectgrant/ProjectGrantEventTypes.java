package dev.signet.projectgrant;

import dev.signet.eventstore.EventType;
import dev.signet.eventstore.EventTypeCatalog;
import jakarta.inject.Singleton;
import java.util.List;

/** Registers the events of project grants under the type names they are stored with, which are ZITADEL's. */
@Singleton
public final class ProjectGrantEventTypes implements EventTypeCatalog {

    @Override
    public List<EventType<?>> eventTypes() {
        return List.of(
                type("project.grant.added", ProjectGrantEvent.Added.class),
                type("project.grant.changed", ProjectGrantEvent.Changed.class),
                type("project.grant.cascade.changed", ProjectGrantEvent.CascadeChanged.class),
                type("project.grant.deactivated", ProjectGrantEvent.Deactivated.class),
                type("project.grant.reactivated", ProjectGrantEvent.Reactivated.class),
                type("project.grant.removed", ProjectGrantEvent.Removed.class));
    }

    private static <E extends ProjectGrantEvent> EventType<E> type(String name, Class<E> recordType) {
        return EventType.first(ProjectGrantDecider.STREAM_TYPE, name, recordType);
    }
}

package dev.signet.project;

import dev.signet.eventstore.EventType;
import dev.signet.eventstore.EventTypeCatalog;
import jakarta.inject.Singleton;
import java.util.List;

/** Registers the project's events under the type names they are stored with, which are ZITADEL's. */
@Singleton
public final class ProjectEventTypes implements EventTypeCatalog {
    private static final List<EventType<?>> TYPES = List.of(
            type("project.added", ProjectEvent.Added.class),
            type("project.changed", ProjectEvent.Changed.class),
            type("project.deactivated", ProjectEvent.Deactivated.class),
            type("project.reactivated", ProjectEvent.Reactivated.class),
            type("project.removed", ProjectEvent.Removed.class),
            type("project.role.added", ProjectEvent.RoleAdded.class),
            type("project.role.changed", ProjectEvent.RoleChanged.class),
            type("project.role.removed", ProjectEvent.RoleRemoved.class));

    @Override
    public List<EventType<?>> eventTypes() {
        return TYPES;
    }

    private static <E extends ProjectEvent> EventType<E> type(String name, Class<E> recordType) {
        return EventType.first(ProjectDecider.STREAM_TYPE, name, recordType);
    }
}

package dev.signet.eventstore;

import dev.signet.kernel.DomainEvent;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The registry of event types. An event whose type is not registered can be neither written nor read. */
@Singleton
public final class EventTypes {
    private final Map<String, EventType<?>> byName = new HashMap<>();
    private final Map<Class<?>, EventType<?>> byClass = new HashMap<>();

    public EventTypes(@All List<EventTypeCatalog> catalogs) {
        catalogs.stream().flatMap(catalog -> catalog.eventTypes().stream()).forEach(this::register);
    }

    /** Returns every registered type. */
    public Collection<EventType<?>> all() {
        return List.copyOf(byName.values());
    }

    /** Returns the name under which an event is stored. */
    public String nameOf(DomainEvent event) {
        return of(event).name();
    }

    EventType<?> named(String name) {
        EventType<?> type = byName.get(name);
        if (type == null) {
            throw new IllegalStateException("the log holds an event of unknown type " + name);
        }
        return type;
    }

    EventType<?> of(DomainEvent event) {
        EventType<?> type = byClass.get(event.getClass());
        if (type == null) {
            throw new IllegalStateException(event.getClass() + " is not a registered event type");
        }
        return type;
    }

    private void register(EventType<?> type) {
        if (byName.putIfAbsent(type.name(), type) != null || byClass.putIfAbsent(type.recordType(), type) != null) {
            throw new IllegalStateException("event type registered twice: " + type.name());
        }
    }
}

package dev.signet.eventstore;

import java.util.List;

/** The event types that a feature registers. */
public interface EventTypeCatalog {

    /** Returns every event type of the feature. */
    List<EventType<?>> eventTypes();
}

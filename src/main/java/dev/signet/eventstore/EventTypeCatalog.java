package dev.signet.eventstore;

import java.util.List;

/** What a feature contributes to the registry of stored event types. */
public interface EventTypeCatalog {

    /** Every event type of the feature. */
    List<EventType<?>> eventTypes();
}

package dev.signet.instance;

import dev.signet.eventstore.EventType;
import dev.signet.eventstore.EventTypeCatalog;
import jakarta.inject.Singleton;
import java.util.List;

/** Stored types of the instance's events. */
@Singleton
final class InstanceEventTypes implements EventTypeCatalog {
    private static final String STREAM = "instance";

    @Override
    public List<EventType<?>> eventTypes() {
        return List.of(
                EventType.first(STREAM, "instance.added", InstanceEvent.Added.class),
                EventType.first(STREAM, "instance.default.org.set", InstanceEvent.DefaultOrgSet.class),
                EventType.first(STREAM, "instance.policy.domain.added", InstanceEvent.DomainPolicyAdded.class),
                EventType.first(STREAM, "instance.policy.domain.changed", InstanceEvent.DomainPolicyChanged.class));
    }
}

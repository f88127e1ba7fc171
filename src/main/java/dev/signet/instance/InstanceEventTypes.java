package dev.signet.instance;

import dev.signet.eventstore.EventType;
import dev.signet.eventstore.EventTypeCatalog;
import jakarta.inject.Singleton;
import java.util.List;

/** Registers the instance's events under the type names they are stored with. */
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

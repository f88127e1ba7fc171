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
                domainPolicy("instance.policy.domain.added", InstanceEvent.DomainPolicyAdded.class),
                domainPolicy("instance.policy.domain.changed", InstanceEvent.DomainPolicyChanged.class));
    }

    /** Before revision 2, organizations could not add domains; now they have to prove them unless the policy changes. */
    private static <E extends InstanceEvent> EventType<E> domainPolicy(String name, Class<E> record) {
        return new EventType<>(STREAM, name, 2, record, List.of(payload -> payload.put("validateOrgDomains", true)));
    }
}

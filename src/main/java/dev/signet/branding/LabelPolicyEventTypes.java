package dev.signet.branding;

import dev.signet.eventstore.EventType;
import dev.signet.eventstore.EventTypeCatalog;
import jakarta.inject.Singleton;
import java.util.List;

/** Registers the label policy events under the type names they are stored with, which are ZITADEL's. */
@Singleton
final class LabelPolicyEventTypes implements EventTypeCatalog {

    @Override
    public List<EventType<?>> eventTypes() {
        String stream = LabelPolicyDecider.STREAM;
        return List.of(
                EventType.first(stream, "org.policy.label.added", LabelPolicyEvent.Added.class),
                EventType.first(stream, "org.policy.label.changed", LabelPolicyEvent.Changed.class),
                EventType.first(stream, "org.policy.label.removed", LabelPolicyEvent.Removed.class),
                EventType.first(stream, "org.policy.label.logo.added", LabelPolicyEvent.LogoAdded.class),
                EventType.first(stream, "org.policy.label.logo.removed", LabelPolicyEvent.LogoRemoved.class));
    }
}

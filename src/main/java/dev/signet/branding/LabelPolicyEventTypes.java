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
                shownAtOnce("org.policy.label.added", LabelPolicyEvent.Added.class),
                shownAtOnce("org.policy.label.changed", LabelPolicyEvent.Changed.class),
                EventType.first(stream, "org.policy.label.activated", LabelPolicyEvent.Activated.class),
                EventType.first(stream, "org.policy.label.removed", LabelPolicyEvent.Removed.class),
                shownAtOnce("org.policy.label.logo.added", LabelPolicyEvent.LogoAdded.class),
                shownAtOnce("org.policy.label.logo.removed", LabelPolicyEvent.LogoRemoved.class),
                EventType.first(stream, "org.policy.label.logo.dark.added", LabelPolicyEvent.LogoDarkAdded.class),
                EventType.first(stream, "org.policy.label.logo.dark.removed", LabelPolicyEvent.LogoDarkRemoved.class),
                EventType.first(stream, "org.policy.label.icon.added", LabelPolicyEvent.IconAdded.class),
                EventType.first(stream, "org.policy.label.icon.removed", LabelPolicyEvent.IconRemoved.class),
                EventType.first(stream, "org.policy.label.icon.dark.added", LabelPolicyEvent.IconDarkAdded.class),
                EventType.first(stream, "org.policy.label.icon.dark.removed", LabelPolicyEvent.IconDarkRemoved.class),
                EventType.first(stream, "org.policy.label.font.added", LabelPolicyEvent.FontAdded.class),
                EventType.first(stream, "org.policy.label.font.removed", LabelPolicyEvent.FontRemoved.class));
    }

    /** Pages showed a change of revision 1 at once; since revision 2 it has to be activated. */
    private static <E extends LabelPolicyEvent> EventType<E> shownAtOnce(String name, Class<E> record) {
        return new EventType<>(
                LabelPolicyDecider.STREAM, name, 2, record, List.of(payload -> payload.put("atOnce", true)));
    }
}

package dev.signet.org;

import dev.signet.eventstore.EventType;
import dev.signet.eventstore.EventTypeCatalog;
import jakarta.inject.Singleton;
import java.util.List;

/** Registers the organization events under the type names they are stored with. */
@Singleton
public final class OrgEventTypes implements EventTypeCatalog {
    private static final String STREAM = "org";

    @Override
    public List<EventType<?>> eventTypes() {
        return List.of(
                EventType.first(STREAM, "org.added", OrgEvent.Added.class),
                EventType.first(STREAM, "org.changed", OrgEvent.Changed.class),
                EventType.first(STREAM, "org.deactivated", OrgEvent.Deactivated.class),
                EventType.first(STREAM, "org.reactivated", OrgEvent.Reactivated.class),
                EventType.first(STREAM, "org.removed", OrgEvent.Removed.class),
                EventType.first(STREAM, "org.metadata.set", OrgEvent.MetadataSet.class),
                EventType.first(STREAM, "org.metadata.removed", OrgEvent.MetadataRemoved.class),
                EventType.first(STREAM, "org.domain.added", OrgEvent.DomainAdded.class),
                EventType.first(STREAM, "org.domain.verification.added", OrgEvent.DomainVerificationAdded.class),
                EventType.first(STREAM, "org.domain.verification.failed", OrgEvent.DomainVerificationFailed.class),
                EventType.first(STREAM, "org.domain.removed", OrgEvent.DomainRemoved.class),
                EventType.first(STREAM, "org.domain.verified", OrgEvent.DomainVerified.class),
                EventType.first(STREAM, "org.domain.primary.set", OrgEvent.PrimaryDomainSet.class));
    }
}

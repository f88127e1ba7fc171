package dev.signet.membership;

import dev.signet.eventstore.EventType;
import dev.signet.eventstore.EventTypeCatalog;
import jakarta.inject.Singleton;
import java.util.List;

/** Stored types of membership events, named as ZITADEL names them. */
@Singleton
final class MembershipEventTypes implements EventTypeCatalog {
    private static final String STREAM = "membership";

    @Override
    public List<EventType<?>> eventTypes() {
        return List.of(
                EventType.first(STREAM, "instance.member.added", MembershipEvent.InstanceMemberAdded.class),
                EventType.first(STREAM, "instance.member.changed", MembershipEvent.InstanceMemberChanged.class),
                EventType.first(STREAM, "instance.member.removed", MembershipEvent.InstanceMemberRemoved.class),
                EventType.first(STREAM, "org.member.added", MembershipEvent.OrgMemberAdded.class),
                EventType.first(STREAM, "org.member.changed", MembershipEvent.OrgMemberChanged.class),
                EventType.first(STREAM, "org.member.removed", MembershipEvent.OrgMemberRemoved.class));
    }
}

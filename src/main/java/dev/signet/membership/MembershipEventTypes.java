package dev.signet.membership;

import dev.signet.eventstore.EventType;
import dev.signet.eventstore.EventTypeCatalog;
import jakarta.inject.Singleton;
import java.util.List;

/** Registers the membership events under the type names they are stored with, which are ZITADEL's. */
@Singleton
public final class MembershipEventTypes implements EventTypeCatalog {
    private static final String STREAM = "membership";

    @Override
    public List<EventType<?>> eventTypes() {
        return List.of(
                EventType.first(STREAM, "instance.member.added", MembershipEvent.InstanceMemberAdded.class),
                EventType.first(STREAM, "instance.member.changed", MembershipEvent.InstanceMemberChanged.class),
                EventType.first(STREAM, "instance.member.removed", MembershipEvent.InstanceMemberRemoved.class),
                EventType.first(STREAM, "org.member.added", MembershipEvent.OrgMemberAdded.class),
                EventType.first(STREAM, "org.member.changed", MembershipEvent.OrgMemberChanged.class),
                EventType.first(STREAM, "org.member.removed", MembershipEvent.OrgMemberRemoved.class),
                EventType.first(STREAM, "project.member.added", MembershipEvent.ProjectMemberAdded.class),
                EventType.first(STREAM, "project.member.changed", MembershipEvent.ProjectMemberChanged.class),
                EventType.first(STREAM, "project.member.removed", MembershipEvent.ProjectMemberRemoved.class),
                EventType.first(STREAM, "project.grant.member.added", MembershipEvent.ProjectGrantMemberAdded.class),
                EventType.first(
                        STREAM, "project.grant.member.changed", MembershipEvent.ProjectGrantMemberChanged.class),
                EventType.first(
                        STREAM, "project.grant.member.removed", MembershipEvent.ProjectGrantMemberRemoved.class));
    }
}

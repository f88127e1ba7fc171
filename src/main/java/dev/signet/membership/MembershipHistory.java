package dev.signet.membership;

import dev.signet.access.Membership;
import dev.signet.access.Target;
import dev.signet.eventstore.History;
import dev.signet.eventstore.Moment;
import dev.signet.eventstore.RecordedEvent;
import dev.signet.eventstore.StreamId;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the memberships of a user as they were at a moment. */
@Singleton
public final class MembershipHistory {
    private final History history;

    MembershipHistory(History history) {
        this.history = history;
    }

    /**
     * A membership at a moment.
     *
     * @param version number of events of its stream until then
     */
    public record Past(StreamId stream, Membership membership, long version, Instant createdAt, Instant changedAt) {}

    /** Returns the memberships that existed at a moment, in the order of the ids of their streams. */
    public List<Past> ofUser(String userId, Moment moment) {
        return history.membershipsOf(userId).stream()
                .map(id -> new StreamId(MembershipDecider.TYPE.streamType(), id))
                .map(stream -> last(stream, history.events(stream, moment)))
                .filter(Objects::nonNull)
                .toList();
    }

    private static @Nullable Past last(StreamId stream, List<RecordedEvent<?>> events) {
        Past past = null;
        for (RecordedEvent<?> event : events) {
            past = switch ((MembershipEvent) event.event()) {
                case MembershipEvent.Added added ->
                    new Past(
                            stream,
                            new Membership(target(event.owner(), added), added.roles()),
                            event.version(),
                            event.recordedAt(),
                            event.recordedAt());
                case MembershipEvent.Changed changed ->
                    past == null
                            ? null
                            : new Past(
                                    stream,
                                    new Membership(past.membership().target(), changed.roles()),
                                    event.version(),
                                    past.createdAt(),
                                    event.recordedAt());
                case MembershipEvent.Removed removed -> null;
            };
        }
        return past;
    }

    private static Target target(String owner, MembershipEvent.Added added) {
        return switch (added) {
            case MembershipEvent.InstanceMemberAdded _ -> new Target.Instance(owner);
            case MembershipEvent.OrgMemberAdded _ -> new Target.Organization(owner);
            case MembershipEvent.ProjectMemberAdded project -> new Target.Project(owner, project.projectId());
            case MembershipEvent.ProjectGrantMemberAdded grant ->
                new Target.ProjectGrant(owner, grant.projectId(), grant.projectGrantId());
        };
    }
}

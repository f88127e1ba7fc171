package dev.signet.group;

import dev.signet.eventstore.History;
import dev.signet.eventstore.Loaded;
import dev.signet.eventstore.Moment;
import jakarta.inject.Singleton;
import java.util.List;

/** Reads groups and memberships in them as they were at a moment. */
@Singleton
public final class GroupHistory {
    private final History history;

    GroupHistory(History history) {
        this.history = history;
    }

    /** A group with the membership of one user in it. */
    public record Joined(Loaded<Group> group, Loaded<GroupMember> member) {}

    /** Returns the groups of which a user was a member at a moment, in the order of their ids. */
    public List<Joined> ofUser(String userId, Moment moment) {
        return history.groupMembershipsOf(userId).stream()
                .map(id -> history.load(GroupMemberDecider.TYPE, id, moment))
                .filter(member -> member.state().member())
                .map(member -> new Joined(
                        history.load(GroupDecider.TYPE, member.state().groupId(), moment), member))
                .toList();
    }
}

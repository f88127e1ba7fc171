package dev.signet.group;

import dev.signet.eventstore.AggregateType;
import dev.signet.eventstore.StateFormat;
import dev.signet.kernel.Decision;

/**
 * Rules of the membership of one user in one group as pure functions. Adding a user who is a member, or removing a user
 * who is not, changes nothing. {@link GroupMemberCommands} has already checked that group and user exist.
 */
final class GroupMemberDecider {
    static final String STREAM_TYPE = "groupmember";

    static final AggregateType<Command, GroupMemberEvent, GroupMember> TYPE = new AggregateType<>(
            STREAM_TYPE,
            GroupMemberEvent.class,
            GroupMember.NEVER,
            GroupMemberDecider::decide,
            GroupMemberDecider::evolve,
            AggregateType.noSubject(),
            StateFormat.of(GroupMember.class, 1));

    private GroupMemberDecider() {}

    /** Commands that change a membership. */
    sealed interface Command {
        /** Makes the user a member. */
        record Add(String groupId, String userId) implements Command {}

        /** Ends the membership. */
        record Remove() implements Command {}

        /** Ends the membership because its user or its group was removed. */
        record RemoveWithCause() implements Command {}
    }

    static Decision<GroupMemberEvent> decide(Command command, GroupMember member) {
        return switch (command) {
            case Command.Add(String groupId, String userId) ->
                member.member() ? Decision.nothing() : Decision.of(new GroupMemberEvent.Added(groupId, userId));
            case Command.Remove c -> member.member() ? Decision.of(new GroupMemberEvent.Removed()) : Decision.nothing();
            case Command.RemoveWithCause c ->
                member.member() ? Decision.of(new GroupMemberEvent.CascadeRemoved()) : Decision.nothing();
        };
    }

    static GroupMember evolve(GroupMember member, GroupMemberEvent event) {
        return switch (event) {
            case GroupMemberEvent.Added(String groupId, String userId) -> new GroupMember(true, groupId, userId);
            case GroupMemberEvent.Ended e -> new GroupMember(false, member.groupId(), member.userId());
        };
    }
}

package dev.signet.group;

import dev.signet.eventstore.StreamBudget;
import dev.signet.jdbc.Sql;
import dev.signet.kernel.Actor;
import jakarta.inject.Singleton;
import java.util.List;

/** Ends the memberships of a group that is removed. */
@Singleton
final class GroupMemberEnds implements GroupCascade {
    private final GroupMemberCommands members;

    GroupMemberEnds(GroupMemberCommands members) {
        this.members = members;
    }

    @Override
    public void groupRemoved(Sql transaction, String groupId, Actor actor, StreamBudget budget) {
        end(transaction, "group_id = ?", groupId, actor, budget);
    }

    /** Ends the memberships that meet a condition with one parameter, as many as the budget admits. */
    void end(Sql transaction, String condition, String parameter, Actor actor, StreamBudget budget) {
        List<Found> found = transaction.query(
                "select group_id, user_id, org_id from group_member_view where " + condition
                        + " order by created_at, stream_id limit ?",
                row -> new Found(row.text("group_id"), row.text("user_id"), row.text("org_id")),
                parameter,
                budget.left());
        budget.each(
                found, member -> members.endIn(transaction, member.orgId(), member.groupId(), member.userId(), actor));
    }

    private record Found(String groupId, String userId, String orgId) {}
}

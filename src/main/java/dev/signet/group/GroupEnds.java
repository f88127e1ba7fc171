package dev.signet.group;

import dev.signet.eventstore.StreamBudget;
import dev.signet.jdbc.Sql;
import dev.signet.kernel.Actor;
import dev.signet.org.OrgCascade;
import dev.signet.user.UserCascade;
import jakarta.inject.Singleton;
import java.util.List;

/** Removes the groups of an organization that is removed, and ends the memberships of a user or group that is removed. */
@Singleton
final class GroupEnds implements OrgCascade, UserCascade {
    private final GroupCommands groups;
    private final GroupMemberEnds members;

    GroupEnds(GroupCommands groups, GroupMemberEnds members) {
        this.groups = groups;
        this.members = members;
    }

    @Override
    public void orgRemoved(Sql transaction, String orgId, Actor actor, StreamBudget budget) {
        List<String> found = transaction.query(
                "select id from group_view where org_id = ? order by created_at, id limit ?",
                row -> row.text("id"),
                orgId,
                budget.left());
        budget.each(
                found, groupId -> groups.removeWithCauseIn(transaction, new GroupRef(orgId, groupId), actor, budget));
    }

    @Override
    public void userRemoved(Sql transaction, String userId, Actor actor, StreamBudget budget) {
        members.end(transaction, "user_id = ?", userId, actor, budget);
    }
}

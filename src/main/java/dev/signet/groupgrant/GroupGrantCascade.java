package dev.signet.groupgrant;

import dev.signet.eventstore.StreamBudget;
import dev.signet.group.GroupCascade;
import dev.signet.jdbc.Sql;
import dev.signet.kernel.Actor;
import dev.signet.rolegrant.RoleGrantCascade;
import jakarta.inject.Singleton;

/** Ends group grants with what they depend on. */
@Singleton
final class GroupGrantCascade extends RoleGrantCascade implements GroupCascade {
    GroupGrantCascade(GroupGrantCommands grants) {
        super(grants, "select id, org_id, role_keys from group_grant_view");
    }

    @Override
    public void groupRemoved(Sql transaction, String groupId, Actor actor, StreamBudget budget) {
        granteeRemoved(transaction, "group_id", groupId, actor, budget);
    }
}

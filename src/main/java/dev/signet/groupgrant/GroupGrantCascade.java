package dev.signet.groupgrant;

import dev.signet.eventstore.StreamBudget;
import dev.signet.group.GroupCascade;
import dev.signet.jdbc.Sql;
import dev.signet.kernel.Actor;
import dev.signet.org.OrgCascade;
import dev.signet.project.ProjectCascade;
import dev.signet.project.ProjectRef;
import dev.signet.projectgrant.ProjectGrantCascade;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Ends the grants of a group, project or organization that is removed, and withdraws a role that is removed from a
 * project.
 */
@Singleton
final class GroupGrantCascade implements GroupCascade, ProjectCascade, ProjectGrantCascade, OrgCascade {
    private final GroupGrantCommands grants;

    GroupGrantCascade(GroupGrantCommands grants) {
        this.grants = grants;
    }

    @Override
    public void groupRemoved(Sql transaction, String groupId, Actor actor, StreamBudget budget) {
        follow(transaction, "group_id = ?", new GroupGrantCommand.RemoveWithCause(), actor, budget, groupId);
    }

    @Override
    public void projectRemoved(Sql transaction, ProjectRef project, Actor actor, StreamBudget budget) {
        follow(
                transaction,
                "project_id = ?",
                new GroupGrantCommand.RemoveWithCause(),
                actor,
                budget,
                project.projectId());
    }

    @Override
    public void roleRemoved(Sql transaction, ProjectRef project, String roleKey, Actor actor, StreamBudget budget) {
        follow(
                transaction,
                "project_id = ? and ? = any(role_keys)",
                new GroupGrantCommand.WithdrawRoles(Set.of(roleKey)),
                actor,
                budget,
                project.projectId(),
                roleKey);
    }

    @Override
    public void projectGrantRemoved(Sql transaction, String grantId, Actor actor, StreamBudget budget) {
        follow(transaction, "project_grant_id = ?", new GroupGrantCommand.RemoveWithCause(), actor, budget, grantId);
    }

    @Override
    public void rolesWithdrawn(Sql transaction, String grantId, Set<String> kept, Actor actor, StreamBudget budget) {
        List<Found> found = find(
                transaction,
                budget,
                "project_grant_id = ? and not role_keys <@ ?",
                grantId,
                kept.toArray(String[]::new));
        budget.each(found, grant -> {
            Set<String> lost = new HashSet<>(grant.roleKeys());
            lost.removeAll(kept);
            grants.followIn(transaction, grant.orgId(), grant.id(), new GroupGrantCommand.WithdrawRoles(lost), actor);
        });
    }

    @Override
    public void orgRemoved(Sql transaction, String orgId, Actor actor, StreamBudget budget) {
        follow(transaction, "org_id = ?", new GroupGrantCommand.RemoveWithCause(), actor, budget, orgId);
    }

    private void follow(
            Sql transaction,
            String condition,
            GroupGrantCommand command,
            Actor actor,
            StreamBudget budget,
            Object... parameters) {
        budget.each(
                find(transaction, budget, condition, parameters),
                grant -> grants.followIn(transaction, grant.orgId(), grant.id(), command, actor));
    }

    private static List<Found> find(Sql transaction, StreamBudget budget, String condition, Object... parameters) {
        List<Object> values = new ArrayList<>(List.of(parameters));
        values.add(budget.left());
        return transaction.query(
                "select id, org_id, role_keys from group_grant_view where " + condition
                        + " order by created_at, id limit ?",
                row -> new Found(row.text("id"), row.text("org_id"), row.texts("role_keys")),
                values.toArray());
    }

    private record Found(String id, String orgId, List<String> roleKeys) {}
}

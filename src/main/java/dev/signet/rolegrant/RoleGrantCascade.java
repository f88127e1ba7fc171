package dev.signet.rolegrant;

import dev.signet.eventstore.StreamBudget;
import dev.signet.jdbc.Sql;
import dev.signet.kernel.Actor;
import dev.signet.org.OrgCascade;
import dev.signet.project.ProjectCascade;
import dev.signet.project.ProjectRef;
import dev.signet.projectgrant.ProjectGrantCascade;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Ends the grants of one kind when the user or group, the project, the project grant or the organization is removed, and
 * withdraws a role that is removed from a project or a project grant.
 */
public abstract class RoleGrantCascade implements ProjectCascade, ProjectGrantCascade, OrgCascade {
    private final RoleGrantCommands<?> grants;
    private final String rows;

    /**
     * @param rows selects {@code id}, {@code org_id} and {@code role_keys} from the view of the grants, which has
     * {@code project_id}, {@code project_grant_id} and {@code created_at} as well; a condition is appended
     */
    protected RoleGrantCascade(RoleGrantCommands<?> grants, String rows) {
        this.grants = grants;
        this.rows = rows;
    }

    /** Removes the grants of a user or group that is removed; the column says whose id is meant. */
    protected final void granteeRemoved(
            Sql transaction, String column, String granteeId, Actor actor, StreamBudget budget) {
        follow(transaction, column + " = ?", new RoleGrantCommand.RemoveWithCause(), actor, budget, granteeId);
    }

    @Override
    public final void projectRemoved(Sql transaction, ProjectRef project, Actor actor, StreamBudget budget) {
        follow(
                transaction,
                "project_id = ?",
                new RoleGrantCommand.RemoveWithCause(),
                actor,
                budget,
                project.projectId());
    }

    @Override
    public final void roleRemoved(
            Sql transaction, ProjectRef project, String roleKey, Actor actor, StreamBudget budget) {
        follow(
                transaction,
                "project_id = ? and ? = any(role_keys)",
                new RoleGrantCommand.WithdrawRoles(Set.of(roleKey)),
                actor,
                budget,
                project.projectId(),
                roleKey);
    }

    @Override
    public final void projectGrantRemoved(Sql transaction, String grantId, Actor actor, StreamBudget budget) {
        follow(transaction, "project_grant_id = ?", new RoleGrantCommand.RemoveWithCause(), actor, budget, grantId);
    }

    @Override
    public final void rolesWithdrawn(
            Sql transaction, String grantId, Set<String> kept, Actor actor, StreamBudget budget) {
        List<Found> found = find(
                transaction,
                budget,
                "project_grant_id = ? and not role_keys <@ ?",
                grantId,
                kept.toArray(String[]::new));
        budget.each(found, grant -> {
            Set<String> lost = new HashSet<>(grant.roleKeys());
            lost.removeAll(kept);
            grants.followIn(transaction, grant.orgId(), grant.id(), new RoleGrantCommand.WithdrawRoles(lost), actor);
        });
    }

    @Override
    public final void orgRemoved(Sql transaction, String orgId, Actor actor, StreamBudget budget) {
        follow(transaction, "org_id = ?", new RoleGrantCommand.RemoveWithCause(), actor, budget, orgId);
    }

    private void follow(
            Sql transaction,
            String condition,
            RoleGrantCommand command,
            Actor actor,
            StreamBudget budget,
            Object... parameters) {
        budget.each(
                find(transaction, budget, condition, parameters),
                grant -> grants.followIn(transaction, grant.orgId(), grant.id(), command, actor));
    }

    private List<Found> find(Sql transaction, StreamBudget budget, String condition, Object... parameters) {
        List<Object> values = new ArrayList<>(List.of(parameters));
        values.add(budget.left());
        return transaction.query(
                rows + " where " + condition + " order by created_at, id limit ?",
                row -> new Found(row.text("id"), row.text("org_id"), row.texts("role_keys")),
                values.toArray());
    }

    private record Found(String id, String orgId, List<String> roleKeys) {}
}

package dev.signet.usergrant;

import dev.signet.jdbc.Sql;
import dev.signet.kernel.Actor;
import dev.signet.org.OrgCascade;
import dev.signet.project.ProjectCascade;
import dev.signet.project.ProjectRef;
import dev.signet.projectgrant.ProjectGrantCascade;
import dev.signet.user.UserCascade;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

/**
 * Ends the grants of a user, project or organization that is removed, and withdraws a role that is removed from a
 * project.
 */
@Singleton
final class UserGrantCascade implements UserCascade, ProjectCascade, ProjectGrantCascade, OrgCascade {
    private final UserGrantCommands grants;

    UserGrantCascade(UserGrantCommands grants) {
        this.grants = grants;
    }

    @Override
    public long userRemoved(Sql transaction, String userId, Actor actor) {
        return follow(transaction, "user_id = ?", new UserGrantCommand.RemoveWithCause(), actor, userId);
    }

    @Override
    public long projectRemoved(Sql transaction, ProjectRef project, Actor actor) {
        return follow(
                transaction, "project_id = ?", new UserGrantCommand.RemoveWithCause(), actor, project.projectId());
    }

    @Override
    public long roleRemoved(Sql transaction, ProjectRef project, String roleKey, Actor actor) {
        return follow(
                transaction,
                "project_id = ? and ? = any(role_keys)",
                new UserGrantCommand.WithdrawRoles(Set.of(roleKey)),
                actor,
                project.projectId(),
                roleKey);
    }

    @Override
    public long projectGrantRemoved(Sql transaction, String grantId, Actor actor) {
        return follow(transaction, "project_grant_id = ?", new UserGrantCommand.RemoveWithCause(), actor, grantId);
    }

    @Override
    public long rolesWithdrawn(Sql transaction, String grantId, Set<String> roleKeys, Actor actor) {
        return follow(
                transaction, "project_grant_id = ?", new UserGrantCommand.WithdrawRoles(roleKeys), actor, grantId);
    }

    @Override
    public long orgRemoved(Sql transaction, String orgId, Actor actor) {
        return follow(transaction, "org_id = ?", new UserGrantCommand.RemoveWithCause(), actor, orgId);
    }

    private long follow(
            Sql transaction, String condition, UserGrantCommand command, Actor actor, String... parameters) {
        List<Found> found = transaction.query(
                "select id, org_id from user_grant_view where " + condition + " order by id",
                row -> new Found(row.text("id"), row.text("org_id")),
                (Object[]) parameters);
        found.forEach(grant -> grants.followIn(transaction, grant.orgId(), grant.id(), command, actor));
        return found.size();
    }

    private record Found(String id, String orgId) {}
}

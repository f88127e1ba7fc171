package dev.signet.membership;

import dev.signet.access.Membership;
import dev.signet.access.Permissions;
import dev.signet.eventstore.StreamBudget;
import dev.signet.jdbc.Sql;
import dev.signet.kernel.Actor;
import dev.signet.org.OrgCascade;
import dev.signet.project.ProjectCascade;
import dev.signet.project.ProjectRef;
import dev.signet.projectgrant.ProjectGrantCascade;
import dev.signet.user.UserCascade;
import dev.signet.user.UserError;
import dev.signet.user.view.UserSql;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Ends the memberships of a user who is removed, and those of an organization, project or project grant that is removed.
 * Refuses the removal of an organization if one of its users has memberships that reach further than the actor's.
 */
@Singleton
final class MembershipCascade implements UserCascade, OrgCascade, ProjectCascade, ProjectGrantCascade {
    private final MembershipCommands memberships;
    private final MembershipQueries queries;
    private final Permissions permissions;

    MembershipCascade(MembershipCommands memberships, MembershipQueries queries, Permissions permissions) {
        this.memberships = memberships;
        this.queries = queries;
        this.permissions = permissions;
    }

    @Override
    public void userRemoved(Sql transaction, String userId, Actor actor, StreamBudget budget) {
        end(transaction, "user_id = ?", userId, actor, budget);
    }

    @Override
    public void requireRemovable(Sql transaction, String orgId, Actor actor) {
        if (actor.id().equals(Actor.SYSTEM_ID)) {
            return;
        }
        List<Membership> theirs = transaction.query(
                "select " + MembershipSql.COLUMNS + " from membership_view m" + UserSql.join("u", "m.user_id")
                        + " where u.org_id = ? and u.id <> ?",
                Membership::read,
                orgId,
                actor.id());
        if (!permissions.contain(queries.of(transaction, actor.id()), theirs)) {
            throw UserError.OUT_OF_REACH.exception();
        }
    }

    @Override
    public void orgRemoved(Sql transaction, String orgId, Actor actor, StreamBudget budget) {
        end(transaction, "org_id = ?", orgId, actor, budget);
    }

    @Override
    public void projectRemoved(Sql transaction, ProjectRef project, Actor actor, StreamBudget budget) {
        end(transaction, "target_type = 'PROJECT' and target_id = ?", project.projectId(), actor, budget);
    }

    @Override
    public void projectGrantRemoved(Sql transaction, String grantId, Actor actor, StreamBudget budget) {
        end(transaction, "project_grant_id = ?", grantId, actor, budget);
    }

    private void end(Sql transaction, String condition, String parameter, Actor actor, StreamBudget budget) {
        List<MembershipRef> found = transaction.query(
                "select user_id, target_type, target_id, org_id as target_org_id, project_grant_id from membership_view"
                        + " where " + condition + " order by stream_id limit ?",
                row -> new MembershipRef(Membership.target(row), row.text("user_id")),
                parameter,
                budget.left());
        budget.each(found, membership -> memberships.endIn(transaction, membership, actor));
    }
}

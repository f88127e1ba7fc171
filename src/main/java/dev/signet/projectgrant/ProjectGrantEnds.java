package dev.signet.projectgrant;

import dev.signet.eventstore.StreamBudget;
import dev.signet.jdbc.Sql;
import dev.signet.kernel.Actor;
import dev.signet.org.OrgCascade;
import dev.signet.project.ProjectCascade;
import dev.signet.project.ProjectRef;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/**
 * Removes the grants of a project that is removed and those to an organization that is removed, and takes a role that is
 * removed from a project out of its grants.
 */
@Singleton
final class ProjectGrantEnds implements ProjectCascade, OrgCascade {
    private final ProjectGrantCommands grants;

    ProjectGrantEnds(ProjectGrantCommands grants) {
        this.grants = grants;
    }

    @Override
    public void projectRemoved(Sql transaction, ProjectRef project, Actor actor, StreamBudget budget) {
        List<ProjectGrantRef> found = find(transaction, budget, "project_id = ?", project.projectId());
        budget.each(found, grant -> grants.removeWithCauseIn(transaction, grant, actor, budget));
    }

    @Override
    public void roleRemoved(Sql transaction, ProjectRef project, String roleKey, Actor actor, StreamBudget budget) {
        List<ProjectGrantRef> found =
                find(transaction, budget, "project_id = ? and ? = any(role_keys)", project.projectId(), roleKey);
        budget.each(found, grant -> grants.withdrawIn(transaction, grant, roleKey, actor));
    }

    @Override
    public void orgRemoved(Sql transaction, String orgId, Actor actor, StreamBudget budget) {
        List<ProjectGrantRef> found = find(transaction, budget, "granted_org_id = ?", orgId);
        budget.each(found, grant -> grants.removeWithCauseIn(transaction, grant, actor, budget));
    }

    private static List<ProjectGrantRef> find(
            Sql transaction, StreamBudget budget, String condition, String... parameters) {
        List<Object> values = new ArrayList<>(List.of((Object[]) parameters));
        values.add(budget.left());
        return transaction.query(
                "select id, org_id, project_id from project_grant_view where " + condition + " order by id limit ?",
                row -> new ProjectGrantRef(new ProjectRef(row.text("org_id"), row.text("project_id")), row.text("id")),
                values.toArray());
    }
}

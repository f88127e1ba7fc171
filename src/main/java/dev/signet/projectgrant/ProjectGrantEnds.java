package dev.signet.projectgrant;

import dev.signet.jdbc.Sql;
import dev.signet.kernel.Actor;
import dev.signet.org.OrgCascade;
import dev.signet.project.ProjectCascade;
import dev.signet.project.ProjectRef;
import jakarta.inject.Singleton;
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
    public long projectRemoved(Sql transaction, ProjectRef project, Actor actor) {
        List<ProjectGrantRef> found = find(transaction, "project_id = ?", project.projectId());
        found.forEach(grant -> grants.removeIn(transaction, grant, actor));
        return found.size();
    }

    @Override
    public long roleRemoved(Sql transaction, ProjectRef project, String roleKey, Actor actor) {
        List<ProjectGrantRef> found =
                find(transaction, "project_id = ? and ? = any(role_keys)", project.projectId(), roleKey);
        found.forEach(grant -> grants.withdrawIn(transaction, grant, roleKey, actor));
        return found.size();
    }

    @Override
    public long orgRemoved(Sql transaction, String orgId, Actor actor) {
        List<ProjectGrantRef> found = find(transaction, "granted_org_id = ?", orgId);
        found.forEach(grant -> grants.removeIn(transaction, grant, actor));
        return found.size();
    }

    private static List<ProjectGrantRef> find(Sql transaction, String condition, String... parameters) {
        return transaction.query(
                "select id, org_id, project_id from project_grant_view where " + condition + " order by id",
                row -> new ProjectGrantRef(new ProjectRef(row.text("org_id"), row.text("project_id")), row.text("id")),
                (Object[]) parameters);
    }
}

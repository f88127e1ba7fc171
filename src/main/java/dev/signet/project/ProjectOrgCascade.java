package dev.signet.project;

import dev.signet.eventstore.StreamBudget;
import dev.signet.jdbc.Sql;
import dev.signet.kernel.Actor;
import dev.signet.org.OrgCascade;
import jakarta.inject.Singleton;
import java.util.List;

/** Removes the projects of an organization that is removed. */
@Singleton
final class ProjectOrgCascade implements OrgCascade {
    private final ProjectCommands projects;

    ProjectOrgCascade(ProjectCommands projects) {
        this.projects = projects;
    }

    @Override
    public void orgRemoved(Sql transaction, String orgId, Actor actor, StreamBudget budget) {
        List<String> ids = transaction.query(
                "select id from project_view where org_id = ? order by id limit ?",
                row -> row.text("id"),
                orgId,
                budget.left());
        budget.each(ids, id -> projects.removeWithOrgIn(transaction, new ProjectRef(orgId, id), actor, budget));
    }
}

package dev.signet.application;

import dev.signet.eventstore.StreamBudget;
import dev.signet.jdbc.Sql;
import dev.signet.kernel.Actor;
import dev.signet.project.ProjectCascade;
import dev.signet.project.ProjectRef;
import jakarta.inject.Singleton;
import java.util.List;

/** Removes the applications of a project that is removed. */
@Singleton
final class ApplicationCascade implements ProjectCascade {
    private final ApplicationCommands applications;

    ApplicationCascade(ApplicationCommands applications) {
        this.applications = applications;
    }

    @Override
    public void projectRemoved(Sql transaction, ProjectRef project, Actor actor, StreamBudget budget) {
        List<String> ids = transaction.query(
                "select id from application_view where project_id = ? order by id limit ?",
                row -> row.text("id"),
                project.projectId(),
                budget.left());
        budget.each(ids, id -> applications.removeIn(transaction, new ApplicationRef(project, id), actor));
    }
}

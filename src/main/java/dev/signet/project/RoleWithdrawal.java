package dev.signet.project;

import dev.signet.eventstore.Consequence;
import dev.signet.eventstore.StreamBudget;
import dev.signet.jdbc.Sql;
import dev.signet.kernel.Actor;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.List;

/** Takes a role that was removed from a project out of the grants that name it. */
@Singleton
public final class RoleWithdrawal implements Consequence {
    private final List<ProjectCascade> cascades;
    private final ProjectQueries projects;

    RoleWithdrawal(@All List<ProjectCascade> cascades, ProjectQueries projects) {
        this.cascades = List.copyOf(cascades);
        this.projects = projects;
    }

    @Override
    public String kind() {
        return "withdrawal of a role";
    }

    @Override
    public void follow(Sql transaction, Cause cause, Actor actor, StreamBudget budget) {
        ProjectRef project = new ProjectRef(cause.owner(), cause.id());
        String key = cause.detail();
        // If the project has a role of this key again, there is nothing to withdraw: such a role can only be added
        // after the removed one was withdrawn from everybody.
        if (projects.isHeld(transaction, project)
                && !projects.roleKeys(transaction, project.projectId()).contains(key)) {
            cascades.forEach(cascade -> cascade.roleRemoved(transaction, project, key, actor, budget));
        }
    }
}

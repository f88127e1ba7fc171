package dev.signet.project;

import dev.signet.eventstore.Consequence;
import dev.signet.eventstore.StreamBudget;
import dev.signet.jdbc.Sql;
import dev.signet.kernel.Actor;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.List;

/** Ends what belonged to a removed project: applications, grants and memberships. */
@Singleton
public final class ProjectContents implements Consequence {
    private final List<ProjectCascade> cascades;

    ProjectContents(@All List<ProjectCascade> cascades) {
        this.cascades = List.copyOf(cascades);
    }

    @Override
    public String kind() {
        return "contents of a project";
    }

    @Override
    public void follow(Sql transaction, Cause cause, Actor actor, StreamBudget budget) {
        end(transaction, new ProjectRef(cause.owner(), cause.id()), actor, budget);
    }

    void end(Sql transaction, ProjectRef project, Actor actor, StreamBudget budget) {
        cascades.forEach(cascade -> cascade.projectRemoved(transaction, project, actor, budget));
    }
}

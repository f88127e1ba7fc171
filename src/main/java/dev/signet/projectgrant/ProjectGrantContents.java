package dev.signet.projectgrant;

import dev.signet.eventstore.Consequence;
import dev.signet.eventstore.StreamBudget;
import dev.signet.jdbc.Sql;
import dev.signet.kernel.Actor;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.List;

/** Ends what depended on a removed project grant: user grants and memberships. */
@Singleton
public final class ProjectGrantContents implements Consequence {
    private final List<ProjectGrantCascade> cascades;

    ProjectGrantContents(@All List<ProjectGrantCascade> cascades) {
        this.cascades = List.copyOf(cascades);
    }

    @Override
    public String kind() {
        return "contents of a project grant";
    }

    @Override
    public void follow(Sql transaction, Cause cause, Actor actor, StreamBudget budget) {
        end(transaction, cause.id(), actor, budget);
    }

    void end(Sql transaction, String grantId, Actor actor, StreamBudget budget) {
        cascades.forEach(cascade -> cascade.projectGrantRemoved(transaction, grantId, actor, budget));
    }
}

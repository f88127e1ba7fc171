package dev.signet.org;

import dev.signet.eventstore.Consequence;
import dev.signet.eventstore.StreamBudget;
import dev.signet.jdbc.Sql;
import dev.signet.kernel.Actor;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.List;

/** Ends what belonged to a removed organization: users, projects, grants, memberships and settings. */
@Singleton
public final class OrgContents implements Consequence {
    private final List<OrgCascade> cascades;

    OrgContents(@All List<OrgCascade> cascades) {
        this.cascades = List.copyOf(cascades);
    }

    @Override
    public String kind() {
        return "contents of an organization";
    }

    @Override
    public void follow(Sql transaction, Cause cause, Actor actor, StreamBudget budget) {
        cascades.forEach(cascade -> cascade.orgRemoved(transaction, cause.id(), actor, budget));
    }

    void requireRemovable(Sql transaction, String orgId, Actor actor) {
        cascades.forEach(cascade -> cascade.requireRemovable(transaction, orgId, actor));
    }
}

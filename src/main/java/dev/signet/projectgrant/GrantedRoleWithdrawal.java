package dev.signet.projectgrant;

import dev.signet.eventstore.Consequence;
import dev.signet.eventstore.StreamBudget;
import dev.signet.jdbc.Sql;
import dev.signet.kernel.Actor;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes roles that a project grant has lost out of the user grants that depend on it. */
@Singleton
public final class GrantedRoleWithdrawal implements Consequence {
    private final List<ProjectGrantCascade> cascades;
    private final ProjectGrantQueries grants;

    GrantedRoleWithdrawal(@All List<ProjectGrantCascade> cascades, ProjectGrantQueries grants) {
        this.cascades = List.copyOf(cascades);
        this.grants = grants;
    }

    @Override
    public String kind() {
        return "withdrawal of granted roles";
    }

    @Override
    public void follow(Sql transaction, Cause cause, Actor actor, StreamBudget budget) {
        Optional<Set<String>> kept = grants.held(transaction, cause.id());
        if (kept.isPresent()) {
            cascades.forEach(cascade -> cascade.rolesWithdrawn(transaction, cause.id(), kept.get(), actor, budget));
        }
    }
}

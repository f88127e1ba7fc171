package dev.signet.group;

import dev.signet.eventstore.Consequence;
import dev.signet.eventstore.StreamBudget;
import dev.signet.jdbc.Sql;
import dev.signet.kernel.Actor;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.List;

/** Ends what belonged to a removed group: memberships and grants. */
@Singleton
public final class GroupContents implements Consequence {
    private final List<GroupCascade> cascades;

    GroupContents(@All List<GroupCascade> cascades) {
        this.cascades = List.copyOf(cascades);
    }

    @Override
    public String kind() {
        return "contents of a group";
    }

    @Override
    public void follow(Sql transaction, Cause cause, Actor actor, StreamBudget budget) {
        end(transaction, cause.id(), actor, budget);
    }

    void end(Sql transaction, String groupId, Actor actor, StreamBudget budget) {
        cascades.forEach(cascade -> cascade.groupRemoved(transaction, groupId, actor, budget));
    }
}

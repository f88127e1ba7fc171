package dev.signet.user;

import dev.signet.eventstore.Consequence;
import dev.signet.eventstore.StreamBudget;
import dev.signet.jdbc.Sql;
import dev.signet.kernel.Actor;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.List;

/** Ends what belonged to a removed user: sessions, grants and memberships. */
@Singleton
public final class UserContents implements Consequence {
    private final List<UserCascade> cascades;

    UserContents(@All List<UserCascade> cascades) {
        this.cascades = List.copyOf(cascades);
    }

    @Override
    public String kind() {
        return "contents of a user";
    }

    @Override
    public void follow(Sql transaction, Cause cause, Actor actor, StreamBudget budget) {
        end(transaction, cause.id(), actor, budget);
    }

    void end(Sql transaction, String userId, Actor actor, StreamBudget budget) {
        cascades.forEach(cascade -> cascade.userRemoved(transaction, userId, actor, budget));
    }
}

package dev.signet.projectgrant;

import dev.signet.eventstore.StreamBudget;
import dev.signet.jdbc.Sql;
import dev.signet.kernel.Actor;
import java.util.Set;

/** Ends or changes the streams of another feature when the project grant that they depend on ends or loses roles. */
public interface ProjectGrantCascade {

    /** Ends the streams that depend on the project grant, as many as the budget admits. */
    void projectGrantRemoved(Sql transaction, String grantId, Actor actor, StreamBudget budget);

    /**
     * Takes roles that the project grant has lost out of the streams that depend on it, as many as the budget admits.
     *
     * @param kept the roles that the project grant still has
     */
    default void rolesWithdrawn(Sql transaction, String grantId, Set<String> kept, Actor actor, StreamBudget budget) {}
}

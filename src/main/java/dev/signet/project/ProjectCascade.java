package dev.signet.project;

import dev.signet.eventstore.StreamBudget;
import dev.signet.jdbc.Sql;
import dev.signet.kernel.Actor;

/**
 * Ends or changes the streams of another feature when the project or the role that they refer to is removed, see
 * {@link ProjectContents} and {@link RoleWithdrawal}.
 */
public interface ProjectCascade {

    /** Ends the streams that belonged to the project, as many as the budget admits. */
    void projectRemoved(Sql transaction, ProjectRef project, Actor actor, StreamBudget budget);

    /** Takes a role that is removed from the project out of the streams that name it, as many as the budget admits. */
    default void roleRemoved(Sql transaction, ProjectRef project, String roleKey, Actor actor, StreamBudget budget) {}
}

package dev.signet.org;

import dev.signet.eventstore.StreamBudget;
import dev.signet.jdbc.Sql;
import dev.signet.kernel.Actor;

/** Ends the streams of another feature when the organization that they belong to is removed, see {@link OrgContents}. */
public interface OrgCascade {

    /**
     * Checks, before anything is removed, whether the actor may remove what the organization contains.
     *
     * @throws dev.signet.kernel.DomainException if not
     */
    default void requireRemovable(Sql transaction, String orgId, Actor actor) {}

    /** Ends the streams that belonged to the organization, as many as the budget admits. */
    void orgRemoved(Sql transaction, String orgId, Actor actor, StreamBudget budget);
}

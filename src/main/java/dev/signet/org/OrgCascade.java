package dev.signet.org;

import dev.signet.jdbc.Sql;
import dev.signet.kernel.Actor;

/** Ends the streams of another feature when the organization that they belong to is removed, in the same transaction. */
public interface OrgCascade {

    /**
     * Checks, before anything is removed, whether the actor may remove what the organization contains.
     *
     * @throws dev.signet.kernel.DomainException if not
     */
    default void requireRemovable(Sql transaction, String orgId, Actor actor) {}

    /**
     * Ends every stream that belongs to the organization.
     *
     * @return the number of streams that were ended
     */
    long orgRemoved(Sql transaction, String orgId, Actor actor);
}

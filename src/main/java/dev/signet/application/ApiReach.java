package dev.signet.application;

import dev.signet.kernel.Actor;

/**
 * Tells how far somebody may let an application use this server's API: no further than their own rights go. The same
 * limit applies to changes of an application that already has such access, because whoever changes its redirect URI
 * gets its tokens.
 */
public interface ApiReach {

    /**
     * Returns the widest access that the actor may give to an application of the organization:
     * {@link ApiAccess#INSTANCE} for actors who may do everything that an instance owner may,
     * {@link ApiAccess#ORGANIZATION} for actors who may do everything that an owner of the organization may. The server
     * itself may give any access.
     */
    ApiAccess of(Actor actor, String orgId);
}

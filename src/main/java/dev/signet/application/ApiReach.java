package dev.signet.application;

import dev.signet.kernel.Actor;

/**
 * Tells how much access to this server's API somebody may give to an application: no more than they have themselves.
 * The same limit applies to changes of an application that already has such access, because somebody who can change its
 * redirect URI can obtain its tokens.
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

package dev.signet.application;

import dev.signet.kernel.Actor;

/**
 * How much of this server's API somebody may open to an application: no more than they hold themselves. Also who may change
 * an application that has such access, because whoever moves its redirect URI gets its tokens.
 */
public interface ApiReach {

    /**
     * The widest access the actor may give to an application of the organization: {@link ApiAccess#INSTANCE} for who may do
     * all that an owner of the instance may, {@link ApiAccess#ORGANIZATION} for who may do all that an owner of the
     * organization may. The server itself may give everything.
     */
    ApiAccess of(Actor actor, String orgId);
}

package dev.signet.user;

import dev.signet.kernel.Actor;

/**
 * Requires people to have authenticated recently before they change their own user name, addresses or credentials,
 * whichever API call they use (security rule 16).
 */
public interface OwnAccountGuard {

    /** Fails if the person's last authentication is too long ago or its time is unknown. */
    void require(Actor person);
}

package dev.signet.user;

import dev.signet.kernel.Actor;

/**
 * Asks people to have proved lately who they are before they change what they themselves are known, reached or signed in
 * by, whichever call they do it with (security rule 16).
 */
public interface OwnAccountGuard {

    /** Refuses a person for whom it is too long ago, or not known when. */
    void require(Actor person);
}

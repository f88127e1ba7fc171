package dev.signet.user;

import dev.signet.kernel.Actor;

/**
 * Keeps who may write users from taking over an account that may do more than they may: whoever sets a password,
 * makes a token or moves the address to which codes are mailed can sign in as that user.
 */
public interface CredentialGuard {

    /**
     * Refuses with {@link UserError#CREDENTIALS_OUT_OF_REACH} unless the actor may do all that the user may, or could
     * give themselves the roles for it.
     */
    void require(Actor actor, String userId);
}

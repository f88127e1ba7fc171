package dev.signet.access;

import java.util.Optional;

/**
 * Authenticates callers by one kind of bearer token. There are several; the first one that recognises the token
 * decides.
 */
public interface Authenticator {

    /**
     * Returns the caller that a token stands for, checked against the current state of user, organization and token.
     * Empty when this is not a token of this kind or it is not valid.
     */
    Optional<Principal> authenticate(String bearerToken);
}

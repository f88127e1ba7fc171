package dev.signet.access;

import java.util.Optional;

/**
 * Authenticates callers by tokens that come with a proof of possession, under the authorization scheme {@code DPoP}.
 */
public interface ProvenAuthenticator {

    /**
     * Returns the caller that a token stands for, checked against the current state; empty when it is not a valid
     * token.
     *
     * @throws ProofRefused if the proof does not match
     */
    Optional<Principal> authenticate(String token, ShownProof proof);
}

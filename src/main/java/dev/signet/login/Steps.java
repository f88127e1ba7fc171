package dev.signet.login;

import dev.signet.session.Proof;
import java.util.Set;

/**
 * Decides the order of a sign-in: first every necessary proof, then a password change if one is due. It has no side
 * effects.
 */
final class Steps {
    private Steps() {}

    /**
     * The next step.
     *
     * @param needed the proofs that the account must give, asked for in the order of {@link Proof}
     * @param given the proofs checked so far in this sign-in
     */
    static Step next(Set<Proof> needed, Set<Proof> given, boolean passwordChangeRequired) {
        for (Proof proof : Proof.values()) {
            if (needed.contains(proof) && !given.contains(proof)) {
                return new Step.Prove(proof);
            }
        }
        return passwordChangeRequired ? new Step.ChangePassword() : new Step.Complete();
    }
}

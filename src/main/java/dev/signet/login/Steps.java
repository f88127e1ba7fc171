package dev.signet.login;

import dev.signet.session.Proof;
import java.util.Set;

/** The order of a sign-in: every proof that is needed, then what the account asks for; pure. */
final class Steps {
    private Steps() {}

    /**
     * What comes next.
     *
     * @param needed proofs the account's rules ask for; asked for in the order of {@link Proof}
     * @param given proofs checked so far in this sign-in
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

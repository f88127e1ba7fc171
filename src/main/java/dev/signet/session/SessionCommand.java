package dev.signet.session;

import java.time.Instant;
import java.util.Set;

/** Changes that can be requested of a session. */
public sealed interface SessionCommand {

    /** Signs a user in. */
    record Start(String agentId, String userId, Set<Proof> proofs, Instant authTime, Instant expiresAt)
            implements SessionCommand {
        public Start {
            proofs = Set.copyOf(proofs);
        }
    }

    /** Records further proofs, or the same proofs again. */
    record Prove(Set<Proof> proofs, Instant checkedAt, Instant expiresAt) implements SessionCommand {
        public Prove {
            proofs = Set.copyOf(proofs);
        }
    }

    /** Ends the session; changes nothing if it has already ended. */
    record Terminate(SessionEnd reason) implements SessionCommand {}
}

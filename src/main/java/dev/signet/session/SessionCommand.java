package dev.signet.session;

import java.time.Instant;
import java.util.Set;

/** What can be asked of a session. */
public sealed interface SessionCommand {

    /** Signs a user in. */
    record Start(String agentId, String userId, Set<Proof> proofs, Instant authTime, Instant expiresAt)
            implements SessionCommand {
        public Start {
            proofs = Set.copyOf(proofs);
        }
    }

    /** Records further proofs, or the same ones anew. */
    record Prove(Set<Proof> proofs, Instant checkedAt, Instant expiresAt) implements SessionCommand {
        public Prove {
            proofs = Set.copyOf(proofs);
        }
    }

    /** Ends it; nothing happens if it is ended already. */
    record Terminate(SessionEnd reason) implements SessionCommand {}
}

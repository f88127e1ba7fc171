package dev.signet.session;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * State of a session, derived from its events.
 *
 * @param state null before the session exists
 * @param authTime time of the latest proof
 */
@RegisterForReflection // snapshots are deserialised into it
record SessionFacts(
        @Nullable SessionState state,
        String agentId,
        String userId,
        Set<Proof> proofs,
        Instant authTime,
        Instant expiresAt) {
    static final SessionFacts NONE = new SessionFacts(null, "", "", Set.of(), Instant.EPOCH, Instant.EPOCH);

    SessionFacts {
        proofs = Set.copyOf(proofs);
    }
}

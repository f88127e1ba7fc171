package dev.signet.session;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
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
        // in a fixed order, in which snapshots list them
        proofs = Collections.unmodifiableSet(new TreeSet<>(proofs));
    }
}

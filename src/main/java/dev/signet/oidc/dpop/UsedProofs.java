package dev.signet.oidc.dpop;

import dev.signet.jdbc.AdvisoryLock;
import dev.signet.jdbc.Database;
import dev.signet.jdbc.ExpiredRows;
import dev.signet.vault.Digests;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;

/**
 * Remembers in the database, for all nodes, which proofs were used, as long as their age would still be accepted (RFC
 * 9449 section 11.1).
 */
@Singleton
final class UsedProofs {
    private static final String PURPOSE = "dpop_proof";
    /** How much longer a used proof is remembered, because the clocks of two nodes may differ by this time. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    private final Database database;
    private final Digests digests;

    UsedProofs(Database database, Digests digests) {
        this.database = database;
        this.digests = digests;
    }

    /**
     * Records the use of a proof. Returns false if it was used before; of several concurrent calls exactly one returns
     * true.
     *
     * @param thumbprint thumbprint of the proof's key, so that nobody can use up the proofs of another key
     * @param freshUntil the time from which the proof is refused for its age
     */
    boolean use(String thumbprint, String jti, Instant freshUntil) {
        return database.update(
                        "insert into dpop_proofs (digest, expires_at) values (?, ?) on conflict do nothing",
                        digests.token(PURPOSE, thumbprint + '\n' + jti),
                        freshUntil.plus(MARGIN))
                == 1;
    }

    @Scheduled(every = "1m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        ExpiredRows.delete(database, "dpop_proofs", "expires_at < now()", AdvisoryLock.USED_PROOFS);
    }
}

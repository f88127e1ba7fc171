package dev.signet.oidc.dpop;

import dev.signet.jdbc.AdvisoryLock;
import dev.signet.jdbc.Database;
import dev.signet.vault.Digests;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The proofs that were used, kept as long as they would be fresh (RFC 9449 section 11.1); shared by all nodes. */
@Singleton
final class UsedProofs {
    private static final String PURPOSE = "dpop_proof";
    /** How far the clocks of two nodes may differ. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    private final Database database;
    private final Digests digests;
    private final Clock clock;

    UsedProofs(Database database, Digests digests, Clock clock) {
        this.database = database;
        this.digests = digests;
        this.clock = clock;
    }

    /**
     * Records the use of a proof. Returns false if it was used before; of several concurrent calls exactly one returns
     * true.
     *
     * @param thumbprint thumbprint of the proof's key, so that nobody can use up the proofs of another key
     * @param freshUntil from when the proof would be refused for its age
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
        database.inTransaction(transaction -> AdvisoryLock.USED_PROOFS.tryHold(transaction)
                ? transaction.update("delete from dpop_proofs where expires_at < ?", clock.instant())
                : 0);
    }
}

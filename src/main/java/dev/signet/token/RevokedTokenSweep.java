package dev.signet.token;

import dev.signet.jdbc.Database;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Deletes the rows of revoked tokens that have expired; one node at a time. */
@Singleton
final class RevokedTokenSweep {
    /** Number of the advisory lock; arbitrary, but the same on every node. */
    private static final long LOCK = 0x5167_6E65_7400_0007L;

    private final Database database;
    private final Clock clock;

    RevokedTokenSweep(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        database.inTransaction(transaction -> {
            boolean mine =
                    transaction.single("select pg_try_advisory_xact_lock(?) as mine", row -> row.flag("mine"), LOCK);
            return mine ? transaction.update("delete from revoked_tokens where expires_at < ?", clock.instant()) : 0;
        });
    }
}

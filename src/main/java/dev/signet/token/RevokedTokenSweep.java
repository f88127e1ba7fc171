package dev.signet.token;

import dev.signet.jdbc.AdvisoryLock;
import dev.signet.jdbc.Database;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;

/**
 * Deletes the rows of revoked tokens that have expired, because expired tokens are refused anyway. Only one node at a
 * time does this.
 */
@Singleton
final class RevokedTokenSweep {
    private final Database database;
    private final Clock clock;

    RevokedTokenSweep(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        database.inTransaction(transaction -> AdvisoryLock.REVOKED_TOKENS.tryHold(transaction)
                ? transaction.update("delete from revoked_tokens where expires_at < ?", clock.instant())
                : 0);
    }
}

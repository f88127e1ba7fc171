package dev.signet.token;

import dev.signet.jdbc.AdvisoryLock;
import dev.signet.jdbc.Database;
import dev.signet.jdbc.ExpiredRows;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;

/**
 * Deletes the rows of revoked tokens that have expired, because expired tokens are refused anyway. Only one node at a
 * time does this.
 */
@Singleton
final class RevokedTokenSweep {
    private final Database database;

    RevokedTokenSweep(Database database) {
        this.database = database;
    }

    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        // The time between is for nodes whose clocks are behind: for them the token has not expired yet.
        ExpiredRows.delete(
                database, "revoked_tokens", "expires_at < now() - interval '30 minutes'", AdvisoryLock.REVOKED_TOKENS);
    }
}

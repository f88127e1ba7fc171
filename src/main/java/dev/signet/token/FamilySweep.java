package dev.signet.token;

import dev.signet.jdbc.Database;
import dev.signet.jdbc.ExpiredRows;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;

/**
 * Deletes the rows of families none of whose tokens can still be valid. Their events stay. A token of a family without a
 * row is refused like one of a family that was ended.
 *
 * <p>Access tokens are valid for 30 days at most, whatever the settings are or have been ({@link TokenLifetimes}). A family
 * without a refresh token issues them when it is opened; another one does so at the latest when its refresh token expires.
 */
@Singleton
final class FamilySweep {
    private static final String OVER =
            "created_at < now() - interval '31 days' and expires_at < now() - interval '31 days'";

    private final Database database;

    FamilySweep(Database database) {
        this.database = database;
    }

    @Scheduled(every = "6h", delayed = "2m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        ExpiredRows.delete(database, "oidc_session_view", OVER);
    }
}

package dev.signet.session;

import dev.signet.jdbc.Database;
import dev.signet.jdbc.ExpiredRows;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;

/**
 * Deletes the rows of browsers in which nobody has signed in for {@link AgentCookie#KEPT}, which is longer than any
 * session lasts.
 */
@Singleton
final class AgentSweep {
    private final Database database;

    AgentSweep(Database database) {
        this.database = database;
    }

    /** Several nodes may run this at the same time, because deleting the same rows twice does no harm. */
    @Scheduled(every = "6h", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        ExpiredRows.delete(database, "session_agents", "expires_at < now() - interval '30 minutes'");
    }
}

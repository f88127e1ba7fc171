package dev.signet.session;

import dev.signet.jdbc.Database;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;

/**
 * Deletes the rows of browsers in which nobody has signed in for {@link AgentCookie#KEPT}, which is longer than any
 * session lasts.
 */
@Singleton
final class AgentSweep {
    private final Database database;
    private final Clock clock;

    AgentSweep(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Several nodes may run this at the same time, because deleting the same rows twice does no harm. */
    @Scheduled(every = "6h", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        database.update("delete from session_agents where expires_at < ?", clock.instant());
    }
}

package dev.signet.session;

import dev.signet.jdbc.Database;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Deletes browsers that have not signed in for longer than any session lasts. */
@Singleton
final class AgentSweep {
    private final Database database;
    private final Clock clock;

    AgentSweep(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Needs no coordination: several nodes may run it at the same time. */
    @Scheduled(every = "6h", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        database.update("delete from session_agents where expires_at < ?", clock.instant());
    }
}

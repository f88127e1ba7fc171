package dev.signet.session;

import dev.signet.jdbc.Database;
import dev.signet.jdbc.ExpiredRows;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;

/**
 * Deletes the rows of browsers in which nobody has signed in for {@link AgentCookie#KEPT}, which is longer than any
 * session lasts, and those of sessions that expired as long ago. Their events stay.
 *
 * <p>No token refers to such a session any more: refresh tokens are valid for 365 days at most after it was last proved, and
 * an access token for 30 days after that.
 */
@Singleton
final class AgentSweep {
    private static final String EXPIRED = " < now() - interval '" + AgentCookie.KEPT.toDays() + " days'";

    private final Database database;

    AgentSweep(Database database) {
        this.database = database;
    }

    /** Several nodes may run this at the same time, because deleting the same rows twice does no harm. */
    @Scheduled(every = "6h", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        ExpiredRows.delete(database, "session_agents", "expires_at < now() - interval '30 minutes'");
        ExpiredRows.delete(database, "session_view", "created_at" + EXPIRED + " and expires_at" + EXPIRED);
    }
}

package dev.signet.boot;

import dev.signet.jdbc.Database;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/**
 * Warns when this node's clock differs from the database's. Expiries are judged by the clock of the node that serves a
 * request, or by that of the database, so a wrong clock makes tokens and codes last too long or not long enough.
 */
@Singleton
final class ClockWatch {
    private static final Logger LOG = Logger.getLogger(ClockWatch.class);
    private static final Duration TOLERATED = Duration.ofSeconds(5);

    private final Database database;
    private final Clock clock;
    private boolean off;

    ClockWatch(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Scheduled(every = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void compare() {
        Instant before = clock.instant();
        Instant there = database.single("select clock_timestamp() as now", row -> row.instant("now"));
        Instant after = clock.instant();
        // The database looked at its clock at some time between the two.
        Instant here = before.plus(Duration.between(before, after).dividedBy(2));
        Duration ahead = Duration.between(there, here);
        boolean wrong = ahead.abs().minus(Duration.between(before, after)).compareTo(TOLERATED) > 0;
        if (wrong && !off) {
            LOG.warnf(
                    "The clock of this node is %d s %s that of the database. Set both by NTP: until then, tokens and"
                            + " codes expire too early or too late.",
                    ahead.abs().toSeconds(), ahead.isNegative() ? "behind" : "ahead of");
        } else if (!wrong && off) {
            LOG.info("The clocks of this node and of the database agree again");
        }
        off = wrong;
    }
}

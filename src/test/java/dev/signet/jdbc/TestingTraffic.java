package dev.signet.jdbc;

import dev.signet.logging.TestingLog;
import java.util.function.Predicate;

/**
 * Records what some threads send to the database, from the log of the driver. What background work sends meanwhile is
 * not counted.
 */
public final class TestingTraffic implements AutoCloseable {
    /** The class of the driver that logs each message of the protocol that it sends. */
    private static final String DRIVER = "org.postgresql.core.v3.QueryExecutorImpl";

    private final TestingLog sent;

    private TestingTraffic(Predicate<Thread> senders) {
        this.sent = TestingLog.trace(DRIVER, senders);
    }

    /** Records what the threads that answer HTTP requests send. */
    public static TestingTraffic ofRequests() {
        return new TestingTraffic(TestingLog::isAnswering);
    }

    /** Records what the calling thread sends. */
    public static TestingTraffic ofThisThread() {
        return new TestingTraffic(Thread.currentThread()::equals);
    }

    /** How often the threads waited for the database since {@link #forget}. */
    public long roundTrips() {
        return count("FE=> Sync");
    }

    /** How many statements they sent, without the one that begins a transaction. */
    public long statements() {
        return count("FE=> Execute");
    }

    /** Starts to count from zero. */
    public void forget() {
        sent.forget();
    }

    private long count(String message) {
        return sent.lines().stream()
                .filter(line -> line.strip().startsWith(message))
                .count();
    }

    @Override
    public void close() {
        sent.close();
    }
}

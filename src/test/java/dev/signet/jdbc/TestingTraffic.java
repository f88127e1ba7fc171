package dev.signet.jdbc;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Records what some threads send to the database, from the log of the driver. What background work sends meanwhile is
 * not counted.
 */
public final class TestingTraffic implements AutoCloseable {
    /** The class of the driver that logs each message of the protocol that it sends. */
    private static final Logger DRIVER = Logger.getLogger("org.postgresql.core.v3.QueryExecutorImpl");

    private final Predicate<Thread> senders;
    private final List<String> sent = new CopyOnWriteArrayList<>();
    private final Level before = DRIVER.getLevel();
    private final boolean toParents = DRIVER.getUseParentHandlers();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord message) {
            if (senders.test(Thread.currentThread())) {
                sent.add(String.valueOf(message.getMessage()).strip());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    private TestingTraffic(Predicate<Thread> senders) {
        this.senders = senders;
        handler.setLevel(Level.ALL);
        DRIVER.addHandler(handler);
        DRIVER.setUseParentHandlers(false);
        DRIVER.setLevel(Level.ALL);
    }

    /** Records what the threads that answer HTTP requests send. */
    public static TestingTraffic ofRequests() {
        return new TestingTraffic(thread -> thread.getName().startsWith("quarkus-virtual-thread-"));
    }

    /** Records what the calling thread sends. */
    public static TestingTraffic ofThisThread() {
        Thread caller = Thread.currentThread();
        return new TestingTraffic(caller::equals);
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
        sent.clear();
    }

    private long count(String message) {
        return sent.stream().filter(line -> line.startsWith(message)).count();
    }

    @Override
    public void close() {
        DRIVER.setLevel(before);
        DRIVER.setUseParentHandlers(toParents);
        DRIVER.removeHandler(handler);
    }
}

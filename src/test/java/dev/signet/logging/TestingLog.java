package dev.signet.logging;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;

/** What is logged until it is closed. */
public final class TestingLog implements AutoCloseable {
    // The format of the server's own log, since a message and its parameters may be combined in several ways.
    private static final Formatter MESSAGE = new PatternFormatter("%s");

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Logger logger;
    private final Level before;
    private final boolean toParents;
    private final Predicate<Thread> writers;
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            if (writers.test(Thread.currentThread())) {
                String failure = line.getThrown() == null ? "" : " " + line.getThrown();
                lines.add(MESSAGE.format(line) + failure);
            }
        }

        @Override
        public void flush() {
            // Nothing is buffered.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    };

    private TestingLog(String logger, Predicate<Thread> writers) {
        this.logger = Logger.getLogger(logger);
        this.before = this.logger.getLevel();
        this.toParents = this.logger.getUseParentHandlers();
        this.writers = writers;
        this.logger.addHandler(handler);
    }

    /**
     * Listens to the lines of the threads that receive and answer requests. Lines of background work, which may be
     * written at any time, are not among them.
     */
    public static TestingLog ofRequests() {
        return new TestingLog(
                "", thread -> isAnswering(thread) || thread.getName().startsWith("vert.x-eventloop-"));
    }

    /** Listens to what this class logs. */
    public static TestingLog listenTo(Class<?> logging) {
        return new TestingLog(logging.getName(), thread -> true);
    }

    /** Listens to all levels of a logger, which until then are written nowhere else. */
    public static TestingLog trace(String logger, Predicate<Thread> writers) {
        TestingLog log = new TestingLog(logger, writers);
        log.logger.setUseParentHandlers(false);
        log.logger.setLevel(Level.ALL);
        return log;
    }

    /** Tells whether the thread answers HTTP requests. */
    public static boolean isAnswering(Thread thread) {
        return thread.getName().startsWith("quarkus-virtual-thread-");
    }

    /** Each message with its parameters, and the failure behind it, if there is one. */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    /** Forgets all lines until now. */
    public void forget() {
        lines.clear();
    }

    @Override
    public void close() {
        logger.setLevel(before);
        logger.setUseParentHandlers(toParents);
        logger.removeHandler(handler);
    }
}

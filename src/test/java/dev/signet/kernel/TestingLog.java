package dev.signet.kernel;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;

/** What is logged until it is closed. */
public final class TestingLog extends Handler implements AutoCloseable {
    private static final Formatter MESSAGE = new PatternFormatter("%s");

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Logger logger;

    private TestingLog(Logger logger) {
        this.logger = logger;
        logger.addHandler(this);
    }

    /** Listens to all that is logged. */
    public static TestingLog listen() {
        return new TestingLog(Logger.getLogger(""));
    }

    /** Listens to what this class logs. */
    public static TestingLog listenTo(Class<?> logging) {
        return new TestingLog(Logger.getLogger(logging.getName()));
    }

    /** Each message with its parameters, and the failure behind it, if there is one. */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void publish(LogRecord line) {
        String failure = line.getThrown() == null ? "" : " " + line.getThrown();
        lines.add(MESSAGE.format(line) + failure);
    }

    @Override
    public void flush() {
        // Nothing is buffered.
    }

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}

package dev.signet.bench;

import java.util.ArrayDeque;
import java.util.Deque;

/** Stops what was started, even if this program is interrupted. */
final class Closing implements AutoCloseable {
    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private final Thread hook = new Thread(this::endAll);

    Closing() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Registers something to stop, before what was registered earlier. Stopping it twice must do no harm. */
    synchronized <T extends AutoCloseable> T kept(T process) {
        started.push(process);
        return process;
    }

    private synchronized void endAll() {
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (Exception e) {
                System.err.println("not ended: " + e);
            }
        }
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(hook);
    }
}

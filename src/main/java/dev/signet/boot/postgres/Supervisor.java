package dev.signet.boot.postgres;

import dev.signet.boot.ProcessEnd;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;

/**
 * Restarts the embedded server on the same port if it ends without being told to.
 *
 * <p>Its thread keeps the data directory object reachable, so that this process owns the directory until the server is
 * stopped on purpose.
 */
final class Supervisor implements Runnable {
    private static final Logger LOG = Logger.getLogger(Supervisor.class);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    /** A server that ran at least this long is restarted without a pause. */
    private static final Duration SETTLED = Duration.ofSeconds(10);

    private final Postmaster postmaster;
    private final int port;
    private final DataDirectory directory;
    private final Stop stop;
    private Duration pause = Duration.ZERO;
    private long lastStart = System.nanoTime();

    private Supervisor(Postmaster postmaster, int port, DataDirectory directory) {
        this.postmaster = postmaster;
        this.port = port;
        this.directory = directory;
        this.stop = new Stop(postmaster.politeStop(), postmaster.fastStop());
    }

    static Supervisor of(Postmaster postmaster, int port, DataDirectory directory) {
        Supervisor supervisor = new Supervisor(postmaster, port, directory);
        Thread thread = new Thread(supervisor, "embedded-postgres");
        thread.setDaemon(true);
        thread.start();
        return supervisor;
    }

    /** The code that stops the server for good. */
    Runnable stopServer() {
        return stop;
    }

    @Override
    public void run() {
        while (!stop.wanted) {
            try {
                TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
                if (!postmaster.isRunning()) {
                    TimeUnit.MILLISECONDS.sleep(nextPause().toMillis());
                    startAgain();
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.errorf(
                        "The embedded PostgreSQL is not running; Signet will try again to start it: %s",
                        e.getMessage());
            }
        }
    }

    private void startAgain() {
        stop.lock.lock();
        try {
            if (stop.wanted || postmaster.isRunning()) {
                return;
            }
            LOG.warnf("The embedded PostgreSQL in %s ended unexpectedly; Signet starts it again", directory.root());
            postmaster.endLeftovers();
            postmaster.start(port);
            LOG.infof("Embedded PostgreSQL is up again on 127.0.0.1:%d", port);
        } finally {
            lastStart = System.nanoTime();
            stop.lock.unlock();
        }
    }

    /** No pause after a long run; growing pauses while the server does not start or ends soon afterwards. */
    private Duration nextPause() {
        if (System.nanoTime() - lastStart > SETTLED.toNanos()) {
            pause = Duration.ZERO;
        } else {
            Duration longer = pause.isZero() ? LOOK : pause.multipliedBy(2);
            pause = longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
        }
        return pause;
    }

    /**
     * Stops the server with commands prepared in advance. It needs only the JDK, because it also runs while the JVM
     * shuts down and class loaders may be closed.
     */
    private static final class Stop implements Runnable {
        private static final long START_UNDER_WAY_SECONDS = 10;
        private static final long LOOK_MILLIS = 50;

        private final ReentrantLock lock = new ReentrantLock();
        private final ProcessBuilder polite;
        private final ProcessBuilder fast;
        private volatile boolean wanted;

        Stop(ProcessBuilder polite, ProcessBuilder fast) {
            this.polite = polite;
            this.fast = fast;
        }

        @Override
        public void run() {
            wanted = true;
            try {
                boolean locked = lock.tryLock(START_UNDER_WAY_SECONDS, TimeUnit.SECONDS);
                try {
                    if (!stopsPolitely()) {
                        fast.start().waitFor();
                    }
                } finally {
                    if (locked) {
                        lock.unlock();
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot stop the embedded PostgreSQL", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        /**
         * Waits until PostgreSQL has stopped because its clients have disconnected; gives up as soon as Signet itself
         * has ended and has left connections open.
         *
         * @return whether PostgreSQL has stopped
         */
        private boolean stopsPolitely() throws IOException, InterruptedException {
            Process command = polite.start();
            while (!command.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                if (ProcessEnd.isReached()) {
                    command.destroy();
                    return false;
                }
            }
            return command.exitValue() == 0;
        }
    }
}

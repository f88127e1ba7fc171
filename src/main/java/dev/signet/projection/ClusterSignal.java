package dev.signet.projection;

import dev.signet.eventstore.AppendSignal;
import dev.signet.eventstore.Ids;
import dev.signet.jdbc.Database;
import dev.signet.kernel.Task;
import dev.signet.vault.SubjectKeys;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Tells the other nodes that events were appended or that a person was erased, and receives the same from them.
 *
 * <p>Notifications of events are sent at most every {@value #PAUSE_MILLIS} ms and never in an appending transaction,
 * because PostgreSQL commits notifying transactions one after another. If a notification of events is lost, a consumer
 * notices the events at its next poll.
 */
@Singleton
public final class ClusterSignal {
    private static final Logger LOG = Logger.getLogger(ClusterSignal.class);
    private static final String CHANNEL = "signet";
    private static final String GROWN = "grown";
    private static final String ERASED = "erased";
    private static final int PAUSE_MILLIS = 100;
    private static final int LISTEN_MILLIS = 5_000;

    private final String node;
    private final Database database;
    private final AppendSignal signal;
    private final AsyncProjections consumers;
    private final SubjectKeys subjectKeys;
    private final Semaphore grown = new Semaphore(0);
    private volatile boolean stopped;

    ClusterSignal(
            Ids ids, Database database, AppendSignal signal, AsyncProjections consumers, SubjectKeys subjectKeys) {
        this.node = ids.next();
        this.database = database;
        this.signal = signal;
        this.consumers = consumers;
        this.subjectKeys = subjectKeys;
    }

    /**
     * Makes every node drop the key of an erased person from its memory. A node that misses the notification keeps the
     * key in memory for at most ten minutes. To be called after the erasure is committed.
     */
    public void subjectErased(String subject) {
        subjectKeys.forget(subject);
        send(ERASED + ' ' + node + ' ' + subject);
    }

    void start(@Observes StartupEvent event) {
        signal.listen(grown::release);
        Thread.startVirtualThread(this::announce);
        if (Task.isServing()) {
            Thread.startVirtualThread(this::hear);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
        grown.release();
    }

    private void announce() {
        while (!stopped) {
            try {
                grown.acquire();
                grown.drainPermits();
                send(GROWN + ' ' + node);
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                LOG.debugf("other nodes were not notified; they see new events at the next poll: %s", e.getMessage());
            }
        }
    }

    private void send(String message) {
        database.query("select pg_notify(?, ?)", row -> "", CHANNEL, message);
    }

    private void hear() {
        while (!stopped) {
            try {
                database.withConnection(this::listen);
            } catch (RuntimeException e) {
                LOG.debugf("listening for notifications failed and begins again in a second: %s", e.getMessage());
                pause();
            }
        }
    }

    private boolean listen(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("listen " + CHANNEL);
            PGConnection postgres = connection.unwrap(PGConnection.class);
            while (!stopped) {
                PGNotification[] heard = postgres.getNotifications(LISTEN_MILLIS);
                for (PGNotification notification : heard == null ? new PGNotification[0] : heard) {
                    handle(notification.getParameter());
                }
            }
            statement.execute("unlisten " + CHANNEL);
        }
        return true;
    }

    private void handle(String message) {
        String[] words = message.split(" ", -1);
        if (words.length < 2 || words[1].equals(node)) {
            return;
        }
        if (words[0].equals(ERASED) && words.length == 3) {
            subjectKeys.forget(words[2]);
        }
        consumers.wakeAll();
    }

    private static void pause() {
        try {
            TimeUnit.SECONDS.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package dev.signet.jdbc;

import dev.signet.kernel.DomainException;
import dev.signet.kernel.Task;
import io.agroal.api.AgroalDataSource;
import io.agroal.pool.ConnectionFactory;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Checks repeatedly, on a connection of its own, whether the database responds and accepts changes, and logs once when
 * this changes.
 *
 * <p>A socket timeout could not distinguish a database that is away from a statement that takes long, such as one of a
 * rebuild or a migration. If a query that normally takes almost no time gets no response, the database is away.
 */
@Singleton
public final class DatabaseWatch {
    /**
     * The longest time for which an API call may use a connection, including the wait for it. After that, the
     * connection is considered dead and is closed.
     */
    static final Duration LONGEST_CALL = Duration.ofMinutes(2);

    // Priority at start-up: before the migration, which runs the first statements.
    private static final int PRIORITY = -200;

    private static final Logger LOG = Logger.getLogger(DatabaseWatch.class);
    private static final Duration PAUSE = Duration.ofMillis(250);
    /**
     * How long the watch waits for a response. Together with {@link #PAUSE} and a margin this is less than three
     * seconds, the time within which every call must be answered.
     */
    private static final Duration ANSWER = Duration.ofMillis(2_100);

    /**
     * A missing response counts only if no other work has got one for this long. A check that fails sooner has found a
     * closed connection, not a database that does not respond.
     */
    private static final Duration SILENCE = Duration.ofMillis(1_500);

    private static final Duration START = Duration.ofMinutes(1);
    private static final Duration IDLE = Duration.ofSeconds(5);
    private static final Duration STORAGE = Duration.ofSeconds(30);
    private static final Duration STORAGE_WHILE_REFUSED = Duration.ofSeconds(1);
    /** Inserts a row that is larger than a page and cannot be compressed, so that the table has to grow. */
    private static final String TAKE_SPACE =
            "insert into storage_probe (filler) select decode(string_agg(md5(i::text), ''), 'hex')"
                    + " from generate_series(1, 4096) i";

    private final AgroalDataSource pool;
    /** Creates connections outside of the pool, which may have none left or be busy creating one. */
    private final ConnectionFactory factory;

    private final Connections connections;
    private final Duration longestWait;
    private final Semaphore wake = new Semaphore(0);
    private @Nullable Connection own;
    private long askedAt;
    private long wroteAt = System.nanoTime();
    private boolean refused;
    /** Whether the last check found its connection closed. */
    private boolean doubted;

    private volatile boolean stopped;

    DatabaseWatch(AgroalDataSource pool, Connections connections) {
        this.pool = pool;
        this.factory = new ConnectionFactory(
                pool.getConfiguration().connectionPoolConfiguration().connectionFactoryConfiguration());
        this.connections = connections;
        this.longestWait = pool.getConfiguration().connectionPoolConfiguration().acquisitionTimeout();
    }

    void start(@Observes @Priority(PRIORITY) StartupEvent event) throws InterruptedException {
        awaitDatabase();
        connections.onLoss(wake::release);
        Thread thread = new Thread(this::run, "database-watch");
        thread.setDaemon(true);
        thread.start();
    }

    /** Waits for the database at start-up: if it is started together with this server, it may need some time. */
    private void awaitDatabase() throws InterruptedException {
        Duration longest = Task.ofThisProcess() == Task.CHECK ? Duration.ZERO : START;
        long deadline = System.nanoTime() + longest.toNanos();
        boolean told = false;
        while (!isThere(deadline)) {
            if (!told) {
                told = true;
                LOG.warnf(
                        "The database at %s does not answer yet; the start waits for it up to %d s",
                        address(), START.toSeconds());
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
        }
    }

    /** Host, port and name of the database; the parameters of the URL may contain a password. */
    private String address() {
        return pool.getConfiguration()
                .connectionPoolConfiguration()
                .connectionFactoryConfiguration()
                .jdbcUrl()
                .replaceFirst("^jdbc:postgresql://", "")
                .replaceFirst("\\?.*$", "");
    }

    private boolean isThere(long deadline) {
        try {
            ask("select 1");
            return true;
        } catch (SQLException e) {
            leaveOwn();
            RuntimeException failure = DatabaseError.translate(e);
            boolean mayCome = failure instanceof DomainException;
            if (!mayCome || System.nanoTime() - deadline > 0) {
                throw failure;
            }
            return false;
        }
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
        wake.release();
    }

    private void run() {
        while (!stopped) {
            try {
                boolean woken = wake.tryAcquire(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
                wake.drainPermits();
                look(woken);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.errorf(e, "The check of the database failed");
            }
        }
        leaveOwn();
    }

    private void look(boolean woken) {
        connections.endOlderThan(LONGEST_CALL);
        connections.endWaitsLongerThan(longestWait);
        long now = System.nanoTime();
        if (woken) {
            // Connections in use stay open until they are returned; idle ones are replaced.
            pool.flush(AgroalDataSource.FlushMode.GRACEFUL);
        }
        boolean due = woken
                || doubted
                || connections.isAway()
                || connections.isAwaited()
                || connections.refusal() != null
                || now - askedAt > IDLE.toNanos();
        if (due && answers(now)) {
            lookAtStorage(now);
        }
    }

    private boolean answers(long now) {
        askedAt = now;
        try {
            ask("select 1");
        } catch (SQLException e) {
            leaveOwn();
            if (DatabaseError.isConnectionLost(e)) {
                doubt(System.nanoTime() - now, e);
                return false;
            }
            // The database responds, even if it refused the connection.
        }
        doubted = false;
        if (connections.present()) {
            pool.flush(AgroalDataSource.FlushMode.GRACEFUL);
            LOG.info("The database answers again");
        }
        return true;
    }

    /**
     * Decides whether a failed check means that the database is away. A missing response does, unless other work got
     * responses. A closed connection does only if the connection of the next check, which is a new one, is closed too.
     */
    private void doubt(long waited, SQLException failure) {
        boolean closed = waited < SILENCE.toNanos();
        if (closed && !doubted) {
            doubted = true;
            connections.suspect();
        } else if ((closed || connections.silence().compareTo(SILENCE) > 0) && connections.away()) {
            LOG.errorf("The database does not answer; calls are refused until it does: %s", failure.getMessage());
        }
    }

    private void lookAtStorage(long now) {
        Duration pause = connections.refusal() == null ? STORAGE : STORAGE_WHILE_REFUSED;
        if (refused == (connections.refusal() != null) && now - wroteAt < pause.toNanos()) {
            return;
        }
        wroteAt = now;
        String found = refusalOfAProbe(now);
        // If a change was refused but the probe succeeds, the refusal is logged now, and the next check logs that
        // changes are accepted again.
        String reason = found == null && !refused ? connections.refusal() : found;
        connections.refusal(reason);
        if (refused != (reason != null)) {
            refused = reason != null;
            if (refused) {
                LOG.errorf("The database takes no changes; they are refused until it does: %s", reason);
            } else {
                LOG.info("The database takes changes again");
            }
        }
    }

    /**
     * Makes a change that needs space and undoes it.
     *
     * @return why the database refuses changes, or null if it accepts them; the previous finding if the probe failed
     * for another reason
     */
    private @Nullable String refusalOfAProbe(long now) {
        try {
            Connection connection = own();
            connection.setAutoCommit(false);
            try {
                ask(TAKE_SPACE);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
            return null;
        } catch (SQLException e) {
            if (DatabaseError.isRefusedChange(e)) {
                return e.getMessage();
            }
            // The failure says nothing about space: the table does not exist yet, or the connection was lost.
            leaveOwn();
            if (DatabaseError.isConnectionLost(e)) {
                doubt(System.nanoTime() - now, e);
            }
            return connections.refusal();
        }
    }

    private void ask(String sql) throws SQLException {
        try (Statement statement = own().createStatement()) {
            statement.execute(sql);
        }
    }

    private Connection own() throws SQLException {
        Connection connection = own;
        if (connection == null) {
            connection = factory.createConnection().getConnection();
            own = connection;
            connection.setNetworkTimeout(Runnable::run, Math.toIntExact(ANSWER.toMillis()));
        }
        return connection;
    }

    private void leaveOwn() {
        Connection connection = own;
        own = null;
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                LOG.debugf("The connection of the database watch could not be closed: %s", e.getMessage());
            }
        }
    }
}

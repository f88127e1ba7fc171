package dev.signet.jdbc;

import dev.signet.kernel.DomainException;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.postgresql.jdbc.PgConnection;

/**
 * Lends connections of the pool, and knows who has one or waits for one.
 *
 * <p>A driver waits for an answer for as long as the connection stands, and a database that is stopped, or behind a
 * network that is cut, closes none. {@link DatabaseWatch} finds that out and says so here. Then one rule holds: while the
 * database is away, nobody gets a connection, and nobody keeps one; whatever comes of work that was ended is {@link
 * DatabaseError.DatabaseUnavailable}.
 */
@Singleton
public final class Connections {
    private static final Logger LOG = Logger.getLogger(Connections.class);

    /** How long connections are tried before they are lent, after one was found closed. In nanoseconds. */
    private static final long SUSPICION = Duration.ofSeconds(10).toNanos();

    /** More than a pool holds. */
    private static final int MOST_TRIED = 100;

    private final DataSource dataSource;
    private final Set<Loan> loans = ConcurrentHashMap.newKeySet();
    private volatile Runnable onLoss = () -> {};
    private volatile boolean away;
    private volatile boolean suspected;
    private volatile long lostAt;
    private volatile long answeredAt = System.nanoTime();
    private volatile @Nullable String refusal;

    public Connections(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Work that takes as long as any call may; it is cut off after {@link DatabaseWatch#LONGEST_CALL}. */
    <T extends @Nullable Object> T lend(Database.ConnectionWork<T> work) {
        return lend(false, work);
    }

    /** Work that may take any time, as long as the database answers others. */
    <T extends @Nullable Object> T lendForLong(Database.ConnectionWork<T> work) {
        return lend(true, work);
    }

    private <T extends @Nullable Object> T lend(boolean patient, Database.ConnectionWork<T> work) {
        Loan loan = new Loan(patient);
        loans.add(loan);
        try {
            T result = work.apply(loan.begin());
            answeredAt = System.nanoTime();
            return result;
        } catch (SQLException e) {
            throw noted(loan, DatabaseError.translate(e));
        } catch (RuntimeException e) {
            throw noted(loan, e);
        } finally {
            loans.remove(loan);
            loan.giveBack();
        }
    }

    private RuntimeException noted(Loan loan, RuntimeException failure) {
        if (loan.isEnded()) {
            return unavailable();
        }
        if (DatabaseError.isConnectionLost(failure)) {
            suspect();
            onLoss.run();
        } else if (failure instanceof DomainException domain
                && domain.error() instanceof DatabaseError.ChangesRefused refused
                && refusal == null) {
            refusal = refused.reason();
            onLoss.run();
        }
        return failure;
    }

    private static DomainException unavailable() {
        return new DatabaseError.DatabaseUnavailable("").exception();
    }

    /** A connection was found closed, and the others of the pool may be too: they are tried before they are lent. */
    void suspect() {
        lostAt = System.nanoTime();
        suspected = true;
    }

    private boolean isSuspected() {
        if (suspected && System.nanoTime() - lostAt > SUSPICION) {
            suspected = false;
        }
        return suspected;
    }

    /** Has somebody told, from now on, that a connection was lost or a change refused. */
    void onLoss(Runnable listener) {
        onLoss = listener;
    }

    boolean isAway() {
        return away;
    }

    /** Nobody waits for the database any longer; false if that was so before. */
    boolean away() {
        boolean news = !away;
        away = true;
        loans.forEach(Loan::end);
        return news;
    }

    /** The database answers; false if that was so before. */
    boolean present() {
        boolean news = away;
        if (news) {
            suspect();
        }
        away = false;
        return news;
    }

    /** Why the database takes no changes, if it takes none. */
    @Nullable
    String refusal() {
        return refusal;
    }

    void refusal(@Nullable String reason) {
        refusal = reason;
    }

    /** How long nobody has got an answer. */
    Duration silence() {
        return Duration.ofNanos(System.nanoTime() - answeredAt);
    }

    /** Whether anybody waits for an answer. */
    boolean isAwaited() {
        return loans.stream().anyMatch(loan -> !loan.patient);
    }

    /** Ends work that takes longer than any call may. */
    void endOlderThan(Duration limit) {
        long now = System.nanoTime();
        loans.stream()
                .filter(loan -> !loan.patient && now - loan.since > limit.toNanos())
                .forEach(Loan::end);
    }

    /** A connection that somebody waits for and then uses. */
    private final class Loan {
        private final boolean patient;
        private final long since = System.nanoTime();
        private final Thread borrower = Thread.currentThread();
        private boolean waiting;
        private boolean ended;
        private @Nullable Connection connection;

        private Loan(boolean patient) {
            this.patient = patient;
        }

        /** The connection to work on; fails once the loan is ended. */
        private Connection begin() throws SQLException {
            for (int tried = 1; tried <= MOST_TRIED; tried++) {
                Connection next = next();
                if (!isSuspected() || answers(next)) {
                    return next;
                }
                giveBack();
            }
            throw new SQLException("no connection answers", "08006");
        }

        private Connection next() throws SQLException {
            await();
            Connection arrived = null;
            try {
                arrived = dataSource.getConnection();
                return arrived;
            } finally {
                arrived(arrived);
            }
        }

        // The loan is known before "away" is asked for: whoever says "away" afterwards finds it.
        private synchronized void await() {
            if (ended || away) {
                ended = true;
                throw unavailable();
            }
            waiting = true;
        }

        private synchronized void arrived(@Nullable Connection next) {
            waiting = false;
            connection = next;
            if (ended) {
                // The interruption came from here and shall not reach further.
                Thread.interrupted();
                throw unavailable();
            }
        }

        /** Ends the wait for a connection, or closes it under whoever uses it, who gets an exception then. */
        private synchronized void end() {
            if (ended) {
                return;
            }
            ended = true;
            if (waiting) {
                borrower.interrupt();
            } else if (connection != null) {
                abort(connection);
            }
        }

        private synchronized boolean isEnded() {
            return ended;
        }

        private void giveBack() {
            Connection used;
            synchronized (this) {
                used = connection;
                connection = null;
            }
            if (used != null) {
                try {
                    used.close();
                } catch (SQLException e) {
                    LOG.debugf("the pool drops a connection: %s", e.getMessage());
                }
            }
        }
    }

    private static boolean answers(Connection connection) {
        // By a statement and not by isValid: the pool drops a connection on whose statement the driver fails.
        try (Statement statement = connection.createStatement()) {
            statement.execute("select 1");
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    private static void abort(Connection connection) {
        try {
            // The driver's own: the pool's wrapper forgets it and leaves it open.
            connection.unwrap(PgConnection.class).abort(Runnable::run);
        } catch (SQLException e) {
            LOG.debugf("closed before: %s", e.getMessage());
        }
    }
}

package dev.signet.jdbc;

import dev.signet.kernel.DomainException;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.postgresql.jdbc.PgConnection;

/**
 * Lends the connections of the pool, and knows who holds one or waits for one.
 *
 * <p>A driver waits for a response as long as its connection exists. A database that has stopped responding, or that is
 * behind an interrupted network, does not close connections. {@link DatabaseWatch} notices this and reports it here.
 * From then on until the database responds again, no connection is lent and every lent connection is closed; the work
 * on it fails with {@link DatabaseError#UNAVAILABLE}.
 */
@Singleton
public final class Connections {
    private static final Logger LOG = Logger.getLogger(Connections.class);

    /** How long, in nanoseconds, after a connection was found closed every connection is tested before it is lent. */
    private static final long SUSPICION = Duration.ofSeconds(10).toNanos();

    /**
     * Maximum number of connections that one loan tests before it fails. Each closed connection leaves the pool, so
     * after as many attempts as the pool has connections (24 unless configured otherwise) the next one is new, and a
     * database that can be reached is reached before this limit. The limit only ends the loop if the database closes
     * every new connection at once.
     */
    private static final int MOST_TRIED = 100;

    /** A loan that took less than this, in nanoseconds, did not wait. */
    private static final long NO_WAIT = Duration.ofMillis(10).toNanos();

    /**
     * For how long, in nanoseconds, after a thread first waited its waits are added up. Each call has a thread of its own,
     * so these are the waits of one call.
     */
    private static final long SAME_CALL = Duration.ofSeconds(5).toNanos();

    private final DataSource dataSource;
    private final Map<Thread, Waited> waits = new ConcurrentHashMap<>();
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

    /**
     * Runs the work of an API call on a connection. After {@link DatabaseWatch#LONGEST_CALL} the connection is closed
     * and the work fails.
     */
    <T extends @Nullable Object> T lend(Database.ConnectionWork<T> work) {
        return lend(false, work);
    }

    /**
     * Runs work on a connection without a limit of time. The connection is closed only if the database stops responding
     * altogether.
     */
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
                && domain.error().equals(DatabaseError.CHANGES_REFUSED)
                && domain.getCause() != null
                && refusal == null) {
            refusal = String.valueOf(domain.getCause().getMessage());
            onLoss.run();
        }
        return failure;
    }

    private static DomainException unavailable() {
        return DatabaseError.UNAVAILABLE.exception();
    }

    /**
     * Reports that a connection was closed. The others of the pool may be closed too, so for some seconds each one is
     * tested before it is lent.
     */
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

    /** Sets the listener that is called when a connection was lost or a change was refused. */
    void onLoss(Runnable listener) {
        onLoss = listener;
    }

    boolean isAway() {
        return away;
    }

    /**
     * Records that the database is away, which means that it does not respond, and ends all loans, so that their work
     * fails.
     *
     * @return false if this was already known
     */
    boolean away() {
        boolean news = !away;
        away = true;
        loans.forEach(Loan::end);
        return news;
    }

    /**
     * Records that the database responds.
     *
     * @return false if this was already known
     */
    boolean present() {
        boolean news = away;
        if (news) {
            suspect();
        }
        away = false;
        return news;
    }

    /** Returns why the database refuses changes, or null if it accepts them. */
    @Nullable
    String refusal() {
        return refusal;
    }

    void refusal(@Nullable String reason) {
        refusal = reason;
    }

    /** Returns the time since work on any connection was last completed. */
    Duration silence() {
        return Duration.ofNanos(System.nanoTime() - answeredAt);
    }

    /** Returns how many pieces of work use a connection. */
    int lent() {
        return loans.size() - awaited();
    }

    /** Returns how many pieces of work wait for a connection. */
    int awaited() {
        return (int) loans.stream().filter(Loan::isWaiting).count();
    }

    /** Tells whether an API call uses a connection or waits for one. Work without a limit of time does not count. */
    boolean isAwaited() {
        return loans.stream().anyMatch(loan -> !loan.patient);
    }

    /** Ends the loans to API calls that have lasted longer than the limit. */
    void endOlderThan(Duration limit) {
        long now = System.nanoTime();
        loans.stream()
                .filter(loan -> !loan.patient && now - loan.since > limit.toNanos())
                .forEach(Loan::end);
    }

    /**
     * Ends the waits of API calls that have waited longer than the limit, earlier waits of the same call included. The
     * pool limits each wait; a call that waits several times, for example to look up its token and to write, would
     * otherwise be refused only after several times the limit.
     */
    void endWaitsLongerThan(Duration limit) {
        long now = System.nanoTime();
        loans.stream()
                .filter(loan -> !loan.patient && loan.earlier.nanos > 0)
                .filter(loan -> loan.earlier.nanos + now - loan.since > limit.toNanos())
                .forEach(Loan::endWait);
        waits.values().removeIf(waited -> now - waited.began > SAME_CALL);
    }

    /**
     * How long a thread has waited for connections.
     *
     * @param began when it first waited
     * @param nanos for how long it has waited since then, in all
     */
    private record Waited(long began, long nanos) {}

    /** The use of one connection, including the wait for it. */
    private final class Loan {
        private final boolean patient;
        private final long since = System.nanoTime();
        private final Thread borrower = Thread.currentThread();
        private final Waited earlier = earlier();
        private boolean waiting;
        private boolean ended;
        private @Nullable Connection connection;

        private Loan(boolean patient) {
            this.patient = patient;
        }

        /** Returns the connection to work on; fails once the loan is ended. */
        private Connection begin() throws SQLException {
            for (int tried = 1; tried <= MOST_TRIED; tried++) {
                Connection next = next();
                if (!isSuspected() || answers(next)) {
                    return next;
                }
                giveBack();
            }
            throw new SQLException("none of the tested connections answers", "08006");
        }

        /** The waits of the same call before this loan. */
        private Waited earlier() {
            @Nullable Waited waited = waits.isEmpty() ? null : waits.get(borrower);
            return waited != null && since - waited.began < SAME_CALL ? waited : new Waited(since, 0);
        }

        private Connection next() throws SQLException {
            await();
            long asked = System.nanoTime();
            Connection arrived = null;
            try {
                arrived = dataSource.getConnection();
                return arrived;
            } finally {
                long waited = System.nanoTime() - asked;
                if (waited > NO_WAIT) {
                    waits.put(borrower, new Waited(earlier.began, earlier.nanos + waited));
                }
                arrived(arrived);
            }
        }

        // The loan is registered before the field away is checked, so that a thread that sets the field afterwards
        // finds the loan and ends it.
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
                // The interruption came from {@link #end} and must not affect later code of this thread.
                Thread.interrupted();
                throw unavailable();
            }
        }

        /** Ends the wait for the connection, or closes the connection while it is used, which makes the work fail. */
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

        /** Ends the loan if it still waits for its connection. */
        private synchronized void endWait() {
            if (!ended && waiting) {
                ended = true;
                borrower.interrupt();
            }
        }

        private synchronized boolean isWaiting() {
            return waiting;
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
                    LOG.debugf("A connection could not be returned to the pool, which drops it: %s", e.getMessage());
                }
            }
        }
    }

    private static boolean answers(Connection connection) {
        // Uses a statement rather than isValid, because the pool drops a connection on which a statement fails.
        try (Statement statement = connection.createStatement()) {
            statement.execute("select 1");
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    private static void abort(Connection connection) {
        try {
            // Aborts the connection of the driver. To abort the pool's wrapper would close only the wrapper and leave
            // the connection open.
            connection.unwrap(PgConnection.class).abort(Runnable::run);
        } catch (SQLException e) {
            LOG.debugf("A connection was already closed when it was to be aborted: %s", e.getMessage());
        }
    }
}

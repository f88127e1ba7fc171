package dev.signet.user;

import dev.signet.jdbc.Database;
import dev.signet.jdbc.ExpiredRows;
import dev.signet.jdbc.Sql;
import dev.signet.kernel.Setting;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/**
 * Counts wrong passwords per user, for all nodes together. The counts are kept outside of the user's stream, so that
 * strangers cannot make it grow (A-6, A-36; ADR 25).
 *
 * <p>A try is reserved before the password is compared, and its result is recorded afterwards, so that parallel tries
 * cannot exceed the limit. After {@code signet.user.lockout-max-failures} wrong passwords, checks are blocked for
 * {@code signet.user.lockout-duration}. After that one try at a time is allowed, and each wrong one blocks checks for
 * twice as long as before, at most for {@code signet.user.lockout-max-duration}. The count is forgotten when no wrong
 * password was entered for a day plus {@code signet.user.lockout-max-duration}.
 *
 * <p>A browser in which the person has signed in before has a count of its own, which tries in other browsers do not
 * use up. The table is unlogged: a crash of the database loses the counts.
 */
@Startup(Setting.CHECKED)
@Singleton
public final class PasswordTries {
    /** Stands for all browsers and programs in which the person has not signed in before. */
    static final String ELSEWHERE = "";

    private static final Duration MEMORY = Duration.ofDays(1);
    /**
     * A reserved try whose result is not recorded within this time counts as wrong, because the node that reserved it
     * has probably stopped.
     */
    private static final Duration UNSETTLED = Duration.ofMinutes(1);

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration PAUSE = Duration.ofMillis(25);

    /**
     * Reserves a try. Parameters: user id; browser id; seconds until the count is forgotten; the value of
     * {@link #UNSETTLED} in seconds, which is needed at three places and therefore passed three times; and the allowed
     * number of wrong passwords.
     */
    private static final String TAKE = """
            insert into password_tries as t (user_id, browser, wrong, open, taken_at, forget_at)
            values (?, ?, 0, 1, now(), now() + make_interval(secs => ?))
            on conflict (user_id, browser) do update set
                wrong = case when t.forget_at <= now() then 0
                             when t.taken_at < now() - make_interval(secs => ?) then t.wrong + t.open
                             else t.wrong end,
                open = case when t.taken_at < now() - make_interval(secs => ?) then 1 else t.open + 1 end,
                closed_until = case when t.forget_at <= now() then null else t.closed_until end,
                taken_at = now(),
                forget_at = greatest(excluded.forget_at, t.forget_at)
             where (t.closed_until is null or t.closed_until <= now())
               and (t.taken_at < now() - make_interval(secs => ?) or t.wrong + t.open < greatest(?, t.wrong + 1))
            """;

    private static final String WRONG = """
            update password_tries set
                wrong = wrong + 1,
                open = greatest(open - 1, 0),
                closed_until = case when wrong + 1 >= ?
                    then now() + make_interval(secs => least(? * power(2, least(wrong + 1 - ?, 30)), ?) / 1000.0)
                    else closed_until end,
                forget_at = now() + make_interval(secs => ?)
             where user_id = ? and browser = ?
            returning closed_until
            """;

    private final Database database;
    private final Lockout lockout;

    /**
     * Returns an SQL condition that is true while wrong passwords block the password checks of a user in browsers in
     * which the person has not signed in before.
     *
     * @param userId SQL expression of the user's id
     */
    public static String block(String userId) {
        return "exists (select 1 from password_tries pt where pt.user_id = " + userId + " and pt.browser = '"
                + ELSEWHERE + "' and pt.closed_until > now())";
    }

    PasswordTries(Database database, UserConfig config) {
        this.database = database;
        this.lockout = Lockout.of(config);
    }

    /**
     * Reserves a try, and reads what the password is compared with. Together they take one round trip to the database,
     * or more if parallel checks have reserved all tries.
     *
     * @param read reads what the password is compared with; the result is discarded unless a try is reserved
     * @return what was read; empty if no try is left, in which case the password must not be compared
     */
    <T> Optional<T> take(String userId, String browser, Function<Sql, T> read) {
        if (lockout.never()) {
            return Optional.of(read.apply(database));
        }
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Optional<T> taken = taken(userId, browser, read);
        while (taken.isEmpty()) {
            // All tries are reserved by parallel checks. If one of these succeeds, there is a try for this one too, so
            // wait.
            if (isClosed(userId, browser) || System.nanoTime() > deadline) {
                return Optional.empty();
            }
            LockSupport.parkNanos(PAUSE.toNanos());
            taken = taken(userId, browser, read);
        }
        return taken;
    }

    /**
     * Records that the password was wrong.
     *
     * @return until when checks are blocked, or empty if they are not
     */
    Optional<Instant> wrong(String userId, String browser) {
        if (lockout.never()) {
            return Optional.empty();
        }
        return database
                .query(
                        WRONG,
                        row -> Optional.ofNullable(row.instantOrNull("closed_until")),
                        lockout.maxFailures(),
                        lockout.first().toMillis(),
                        lockout.maxFailures(),
                        lockout.longest().toMillis(),
                        MEMORY.plus(lockout.longest()).toSeconds(),
                        userId,
                        browser)
                .stream()
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Records that the password was right, which resets the count to 0. */
    void right(String userId, String browser) {
        settle("wrong = 0, closed_until = null, forget_at = now(),", userId, browser);
    }

    /**
     * Releases a try whose result was neither a right nor a wrong password, for instance because the user is not
     * active.
     */
    void undone(String userId, String browser) {
        settle("", userId, browser);
    }

    /** Tells whether checks are blocked for all browsers in which the person has not signed in before. */
    boolean isClosed(String userId) {
        return isClosed(userId, ELSEWHERE);
    }

    /** Deletes all counts of a user. */
    void forget(Sql sql, String userId) {
        sql.update("delete from password_tries where user_id = ?", userId);
    }

    private void settle(String assignments, String userId, String browser) {
        if (!lockout.never()) {
            database.update(
                    "update password_tries set " + assignments
                            + " open = greatest(open - 1, 0) where user_id = ? and browser = ?",
                    userId,
                    browser);
        }
    }

    private <T> Optional<T> taken(String userId, String browser, Function<Sql, T> read) {
        long unsettled = UNSETTLED.toSeconds();
        return database.together(sql -> {
            Sql.Written reserved = sql.later(
                    TAKE, userId, browser, MEMORY.toSeconds(), unsettled, unsettled, unsettled, lockout.maxFailures());
            T compared = read.apply(sql);
            return reserved.rows() == 1 ? Optional.of(compared) : Optional.empty();
        });
    }

    private boolean isClosed(String userId, String browser) {
        return !database.query(
                        "select 1 as closed from password_tries where user_id = ? and browser = ? and closed_until > now()",
                        row -> "",
                        userId,
                        browser)
                .isEmpty();
    }

    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        ExpiredRows.delete(database, "password_tries", "forget_at < now() - interval '1 minute'");
    }
}

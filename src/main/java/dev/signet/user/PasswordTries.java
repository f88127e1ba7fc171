package dev.signet.user;

import dev.signet.jdbc.Database;
import dev.signet.jdbc.Sql;
import dev.signet.kernel.Setting;
import dev.signet.throttling.FailureCounts;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * Counts wrong passwords per user, for all nodes together. The counts are kept outside of the user's stream, so that
 * strangers cannot make it grow (A-6, A-36; ADR 25).
 *
 * <p>{@link FailureCounts} explains how. {@code signet.user.lockout-max-failures} wrong passwords block checks for
 * {@code signet.user.lockout-duration}, and further ones for twice as long each, at most for {@code
 * signet.user.lockout-max-duration}.
 *
 * <p>A browser in which the person has signed in before has a count of its own, which tries in other browsers do not
 * use up.
 */
@Startup(Setting.CHECKED)
@Singleton
public final class PasswordTries {
    /** Stands for all browsers and programs in which the person has not signed in before. */
    static final String ELSEWHERE = "";

    private final FailureCounts counts;

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
        Lockout lockout = Lockout.of(config);
        this.counts = new FailureCounts(
                database,
                "password_tries",
                "browser",
                new FailureCounts.Rule(lockout.maxFailures(), lockout.first(), lockout.longest()));
    }

    /** Reserves a try, and reads what the password is compared with, see {@link FailureCounts#take}. */
    <T> Optional<T> take(String userId, String browser, Function<Sql, T> read) {
        return counts.take(userId, browser, read);
    }

    /**
     * Records that the password was wrong.
     *
     * @return until when checks are blocked, or empty if they are not
     */
    Optional<Instant> wrong(String userId, String browser) {
        return counts.wrong(userId, browser);
    }

    /** Records that the password was right, which resets the count to 0. */
    void right(String userId, String browser) {
        counts.right(userId, browser);
    }

    /**
     * Releases a try whose result was neither a right nor a wrong password, for instance because the user is not
     * active.
     */
    void undone(String userId, String browser) {
        counts.undone(userId, browser);
    }

    /** Tells whether checks are blocked for all browsers in which the person has not signed in before. */
    boolean isClosed(String userId) {
        return counts.isClosed(userId, ELSEWHERE);
    }

    /** Deletes all counts of a user. */
    void forget(Sql sql, String userId) {
        counts.forget(sql, userId);
    }

    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        counts.sweep();
    }
}

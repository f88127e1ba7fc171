package dev.signet.throttling;

import dev.signet.jdbc.Database;
import dev.signet.jdbc.ExpiredRows;
import dev.signet.jdbc.Sql;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/**
 * Counts wrong credentials per user in a table of the feature that checks them, for all nodes together.
 *
 * <p>A try is reserved before the credential is compared, and its result is recorded afterwards, so that parallel tries
 * cannot exceed the limit. After the allowed number of wrong ones, checks are blocked for a time. After that one try at
 * a time is allowed, and each wrong one blocks checks for twice as long as before, up to a maximum. The count is
 * forgotten when nothing wrong was entered for a day plus that maximum.
 *
 * <p>A user may have several counts, which do not use up each other. The table has the columns {@code user_id}, the key
 * of the count, {@code wrong}, {@code open}, {@code closed_until}, {@code taken_at} and {@code forget_at}. It is
 * unlogged: a crash of the database loses the counts.
 */
public final class FailureCounts {
    private static final Duration MEMORY = Duration.ofDays(1);
    /**
     * A reserved try whose result is not recorded within this time counts as wrong, because the node that reserved it
     * has probably stopped.
     */
    private static final Duration UNSETTLED = Duration.ofMinutes(1);

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration PAUSE = Duration.ofMillis(25);

    private final Database database;
    private final String table;
    private final String key;
    private final Rule rule;
    private final String take;
    private final String wrong;

    /**
     * Counts in this table.
     *
     * @param table becomes part of the SQL text, so it must be a literal of the calling package
     * @param key the column with the name of the count; becomes part of the SQL text, too
     */
    public FailureCounts(Database database, String table, String key, Rule rule) {
        this.database = database;
        this.table = table;
        this.key = key;
        this.rule = rule;
        this.take = takeFrom(table, key);
        this.wrong = wrongIn(table, key);
    }

    /**
     * How many wrong credentials are allowed, and what follows.
     *
     * @param most number of wrong credentials that block checks; 0 if they never do, and nothing is counted
     * @param first length of the first block
     * @param longest maximum length of a block
     */
    public record Rule(int most, Duration first, Duration longest) {}

    /**
     * Reserves a try, and reads what the credential is compared with. Together they take one round trip to the
     * database, or more if parallel checks have reserved all tries.
     *
     * @param read reads what the credential is compared with; the result is discarded unless a try is reserved
     * @return what was read; empty if no try is left, in which case nothing must be compared
     */
    public <T> Optional<T> take(String userId, String count, Function<Sql, T> read) {
        if (isOff()) {
            return Optional.of(read.apply(database));
        }
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Optional<T> taken = taken(userId, count, read);
        while (taken.isEmpty()) {
            // All tries are reserved by parallel checks. If one of these succeeds, there is a try for this one too, so
            // wait.
            if (isClosed(userId, count) || System.nanoTime() > deadline) {
                return Optional.empty();
            }
            LockSupport.parkNanos(PAUSE.toNanos());
            taken = taken(userId, count, read);
        }
        return taken;
    }

    /**
     * Records that the credential was wrong.
     *
     * @return until when checks are blocked, or empty if they are not
     */
    public Optional<Instant> wrong(String userId, String count) {
        if (isOff()) {
            return Optional.empty();
        }
        return database
                .query(
                        wrong,
                        row -> Optional.ofNullable(row.instantOrNull("closed_until")),
                        rule.most(),
                        rule.first().toMillis(),
                        rule.most(),
                        rule.longest().toMillis(),
                        MEMORY.plus(rule.longest()).toSeconds(),
                        userId,
                        count)
                .stream()
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Records that the credential was right, which resets the count to 0. */
    public void right(String userId, String count) {
        settle("wrong = 0, closed_until = null, forget_at = now(),", userId, count);
    }

    /** Releases a try whose result was neither a right nor a wrong credential. */
    public void undone(String userId, String count) {
        settle("", userId, count);
    }

    /** Tells whether checks are blocked. */
    public boolean isClosed(String userId, String count) {
        return !database.query(
                        "select 1 as closed from " + table + " where user_id = ? and " + key
                                + " = ? and closed_until > now()",
                        row -> "",
                        userId,
                        count)
                .isEmpty();
    }

    /** Deletes all counts of a user. */
    public void forget(Sql sql, String userId) {
        sql.update("delete from " + table + " where user_id = ?", userId);
    }

    /** Deletes the counts that are forgotten; to be called from time to time. */
    public void sweep() {
        ExpiredRows.delete(database, table, "forget_at < now() - interval '1 minute'");
    }

    /**
     * Returns the statement that reserves a try. Parameters: user id; name of the count; seconds until the count is
     * forgotten; the value of {@link #UNSETTLED} in seconds, which is needed at three places and therefore passed three
     * times; and the allowed number of wrong credentials.
     */
    private static String takeFrom(String table, String key) {
        return """
            insert into %1$s as t (user_id, %2$s, wrong, open, taken_at, forget_at)
            values (?, ?, 0, 1, now(), now() + make_interval(secs => ?))
            on conflict (user_id, %2$s) do update set
                wrong = case when t.forget_at <= now() then 0
                             when t.taken_at < now() - make_interval(secs => ?) then t.wrong + t.open
                             else t.wrong end,
                open = case when t.taken_at < now() - make_interval(secs => ?) then 1 else t.open + 1 end,
                closed_until = case when t.forget_at <= now() then null else t.closed_until end,
                taken_at = now(),
                forget_at = greatest(excluded.forget_at, t.forget_at)
             where (t.closed_until is null or t.closed_until <= now())
               and (t.taken_at < now() - make_interval(secs => ?) or t.wrong + t.open < greatest(?, t.wrong + 1))
            """.formatted(table, key);
    }

    private static String wrongIn(String table, String key) {
        return """
            update %1$s set
                wrong = wrong + 1,
                open = greatest(open - 1, 0),
                closed_until = case when wrong + 1 >= ?
                    then now() + make_interval(secs => least(? * power(2, least(wrong + 1 - ?, 30)), ?) / 1000.0)
                    else closed_until end,
                forget_at = now() + make_interval(secs => ?)
             where user_id = ? and %2$s = ?
            returning closed_until
            """.formatted(table, key);
    }

    private boolean isOff() {
        return rule.most() == 0;
    }

    private void settle(String assignments, String userId, String count) {
        if (!isOff()) {
            database.update(
                    "update " + table + " set " + assignments + " open = greatest(open - 1, 0) where user_id = ? and "
                            + key + " = ?",
                    userId,
                    count);
        }
    }

    private <T> Optional<T> taken(String userId, String count, Function<Sql, T> read) {
        long unsettled = UNSETTLED.toSeconds();
        return database.together(sql -> {
            Sql.Written reserved =
                    sql.later(take, userId, count, MEMORY.toSeconds(), unsettled, unsettled, unsettled, rule.most());
            T compared = read.apply(sql);
            return reserved.rows() == 1 ? Optional.of(compared) : Optional.empty();
        });
    }
}

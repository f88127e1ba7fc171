package dev.signet.eventstore;

import dev.signet.jdbc.Database;
import dev.signet.jdbc.DatabaseFailure;
import dev.signet.jdbc.Sql;
import jakarta.inject.Singleton;
import java.util.OptionalLong;

/**
 * Tells an asynchronous reader how far the log is complete.
 *
 * <p>Positions come from a sequence, and sequence order is not commit order: a writer may still hold a lower position
 * while a higher one is already visible. Writers hold the shared side of an advisory lock from before they draw
 * positions until they commit; taking the exclusive side for a moment drains them.
 */
@Singleton
public final class Fence {
    /** Key of the advisory lock that writers share. */
    static final long EVENTS = 0x5167_6e65_7401L;

    /** How many events are looked at in one go. */
    private static final int SPAN = 10_000;

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final Database database;

    public Fence(Database database) {
        this.database = database;
    }

    /**
     * How far the log is complete.
     *
     * @param upTo every event up to this position is committed and visible, or will never be
     * @param more whether positions beyond it are drawn, to be asked about again after a moment
     */
    public record Complete(long upTo, boolean more) {}

    /**
     * How far the log is complete for a reader that has read everything up to a checkpoint.
     *
     * <p>That is up to the first hole. A hole right behind the checkpoint is looked into: a writer that is still there is
     * waited for, at most a second, while no other begins. A reader that comes back to a hole a moment after it
     * first met it seldom finds one.
     */
    public Complete completeUpTo(long checkpoint) {
        Reach reach = reach(checkpoint);
        long highest = Math.max(reach.highest(), checkpoint);
        if (highest == checkpoint) {
            return new Complete(checkpoint, false);
        }
        if (reach.dense() > checkpoint) {
            return new Complete(reach.dense(), highest > reach.dense());
        }
        return drain() ? new Complete(highest, false) : new Complete(checkpoint, true);
    }

    /** The highest position drawn, every writer of it and below having ended; empty when one did not within a second. */
    public OptionalLong highestSettled() {
        long highest = highest();
        return drain() ? OptionalLong.of(highest) : OptionalLong.empty();
    }

    private long highest() {
        return database.single(
                "select coalesce(pg_sequence_last_value('events_position'), 0) as highest",
                row -> row.number("highest"));
    }

    private Reach reach(long checkpoint) {
        return database.single(
                """
                select coalesce(pg_sequence_last_value('events_position'), 0) as highest,
                       coalesce((select max(position)
                                   from (select position, row_number() over (order by position) as place
                                           from events where position > ? order by position limit ?) following
                                  where position = ? + place), 0) as dense
                """, row -> new Reach(row.number("highest"), row.number("dense")), checkpoint, SPAN, checkpoint);
    }

    /** Shuts out writers until the transaction ends. Waits for those that are under way. */
    public static void shutOut(Sql transaction) {
        transaction.query("select pg_advisory_xact_lock(?)", row -> "", EVENTS);
    }

    private boolean drain() {
        try {
            return database.inTransaction(transaction -> {
                transaction.update("set local lock_timeout = '1s'");
                shutOut(transaction);
                return true;
            });
        } catch (DatabaseFailure e) {
            if (e.sqlState().equals(LOCK_NOT_AVAILABLE)) {
                return false;
            }
            throw e;
        }
    }

    /** The highest position ever drawn, and the last before the first hole; 0 for none. */
    private record Reach(long highest, long dense) {}
}

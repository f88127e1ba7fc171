package dev.signet.eventstore;

import dev.signet.jdbc.AdvisoryLock;
import dev.signet.jdbc.Database;
import dev.signet.jdbc.DatabaseFailure;
import dev.signet.jdbc.Sql;
import jakarta.inject.Singleton;
import java.util.OptionalLong;

/**
 * Tells asynchronous readers how far the log is complete, that is, up to which position no further event can appear.
 *
 * <p>Positions come from a sequence, but transactions commit in another order than they get their positions: a writer
 * may still be open with a lower position while a higher one is already visible. Every writer therefore holds an
 * advisory lock in shared mode from before it gets its positions until it commits. Whoever gets the same lock in
 * exclusive mode knows that no such writer is open.
 */
@Singleton
public final class Fence {
    /** Number of positions that are checked for gaps at once. */
    private static final int SPAN = 10_000;

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final Database database;

    public Fence(Database database) {
        this.database = database;
    }

    /**
     * How far the log is complete.
     *
     * @param upTo every event up to this position is committed and visible, or will never exist
     * @param more whether higher positions are already assigned, so that it is worth asking again after a moment
     */
    public record Complete(long upTo, boolean more) {}

    /**
     * Tells how far the log is complete for a reader that has read everything up to a checkpoint.
     *
     * <p>The log is complete up to the first gap in the positions. If there are events between the checkpoint and the
     * gap, the method returns without waiting: by the time the reader comes back, the writer that got the missing
     * position has usually committed. If the gap directly follows the checkpoint, the method waits at most one second
     * until all open writers have ended, during which no new writer can begin. If they have ended, the missing
     * positions will never exist and are skipped.
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

    /**
     * Returns the highest assigned position after every writer up to it has ended; empty when one has not ended within
     * a second.
     */
    public OptionalLong highestSettled() {
        long highest = EventLog.highestPosition(database);
        return drain() ? OptionalLong.of(highest) : OptionalLong.empty();
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

    /** Waits until all open writers have ended, and keeps new ones from beginning until the transaction ends. */
    public static void shutOut(Sql transaction) {
        AdvisoryLock.EVENTS.hold(transaction);
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

    /**
     * How far positions reach after a checkpoint.
     *
     * @param highest the highest position that was assigned so far; 0 if none was
     * @param dense the last position before the first gap, at most {@link Fence#SPAN} positions after the checkpoint; 0
     * if the gap directly follows the checkpoint
     */
    private record Reach(long highest, long dense) {}
}

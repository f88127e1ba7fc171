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

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final Database database;

    public Fence(Database database) {
        this.database = database;
    }

    /**
     * The position up to which every event is either committed or will never be, given that everything up to
     * {@code checkpoint} was read; empty when a writer did not finish within a second, to be tried again.
     */
    public OptionalLong completeUpTo(long checkpoint) {
        long highest = highest();
        if (highest <= checkpoint || isDense(checkpoint, highest)) {
            return OptionalLong.of(Math.max(highest, checkpoint));
        }
        return drain() ? OptionalLong.of(highest) : OptionalLong.empty();
    }

    /** The highest position ever drawn; 0 for an unused sequence. */
    long highest() {
        return database.single(
                "select coalesce(pg_sequence_last_value('events_position'), 0) as highest",
                row -> row.number("highest"));
    }

    private boolean isDense(long checkpoint, long highest) {
        long visible = database.single(
                "select count(*) as visible from events where position > ? and position <= ?",
                row -> row.number("visible"),
                checkpoint,
                highest);
        return visible == highest - checkpoint;
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
}

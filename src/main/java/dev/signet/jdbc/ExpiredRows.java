package dev.signet.jdbc;

import org.jspecify.annotations.Nullable;

/**
 * Deletes expired rows, a bounded number in each transaction. After an outage or a peak millions of rows may be due; one
 * statement for all of them would hold their locks and keep the database from tidying up for minutes.
 *
 * <p>Several nodes can delete at the same time: each takes the rows that no other has locked.
 *
 * <p>Conditions compare with the time of the database and not with that of the node, because a node whose clock is ahead
 * would otherwise delete what other nodes still need, for example the revocation of a token.
 */
public final class ExpiredRows {
    static final int BATCH = 5_000;

    private ExpiredRows() {}

    /**
     * Deletes every row that fulfils the condition.
     *
     * @param table name of the table
     * @param condition SQL condition, which an index should support
     * @return how many rows were deleted
     */
    public static int delete(Database database, String table, String condition) {
        return delete(database, table, condition, null);
    }

    /** Like {@link #delete(Database, String, String)}, and leaves the work to another node that holds the lock. */
    public static int delete(Database database, String table, String condition, @Nullable AdvisoryLock lock) {
        String statement = "delete from " + table + " where ctid = any (array(select ctid from " + table + " where "
                + condition + " limit " + BATCH + " for update skip locked))";
        int total = 0;
        int deleted;
        do {
            deleted = database.inTransaction(transaction ->
                    lock == null || lock.tryHold(transaction) ? transaction.update(statement) : Integer.valueOf(0));
            total += deleted;
        } while (deleted == BATCH);
        return total;
    }
}

package dev.signet.jdbc;

/**
 * The advisory locks by which nodes exclude one another, each held until the end of a transaction. Their numbers must
 * never change, because nodes of an older and a newer release may run at the same time.
 */
public enum AdvisoryLock {
    /** Held in shared mode by writers of events, from before they get positions. */
    EVENTS(0x5167_6e65_7401L),
    FIRST_START(0x5167_6e65_7402L),
    /** Held by changes that could remove the last instance owner. */
    INSTANCE_OWNERS(0x5167_6e65_7403L),
    MIGRATION(0x5167_6e65_7404L),
    /** Held while expired rows of revoked tokens are deleted. */
    REVOKED_TOKENS(0x5167_6e65_7400_0007L),
    /** Held while expired rows of used DPoP proofs are deleted. */
    USED_PROOFS(0x5167_6e65_7400_0013L);

    private final long number;

    AdvisoryLock(long number) {
        this.number = number;
    }

    /** The number of the lock in PostgreSQL. */
    public long number() {
        return number;
    }

    /** Waits until no other transaction holds the lock in any mode, and then takes it in exclusive mode. */
    public void hold(Sql transaction) {
        transaction.query("select pg_advisory_xact_lock(?)", row -> "", number);
    }

    /**
     * Waits until no other transaction holds the lock of this name, and then takes it until the transaction ends. The
     * statement is sent together with the next one, which sees what was committed before the lock was taken.
     */
    public static void hold(Sql transaction, String name) {
        transaction.ask("select pg_advisory_xact_lock(hashtextextended(?, 0))", row -> "", name);
    }

    /** Takes the lock in exclusive mode and returns true, or returns false at once if another transaction holds it. */
    public boolean tryHold(Sql transaction) {
        return transaction.single("select pg_try_advisory_xact_lock(?) as mine", row -> row.flag("mine"), number);
    }
}

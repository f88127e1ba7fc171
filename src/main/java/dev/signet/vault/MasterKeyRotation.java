package dev.signet.vault;

import dev.signet.jdbc.Database;
import dev.signet.jdbc.Sql;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Wraps every key again under the current master key.
 *
 * <p>To rotate, start all nodes with the new key as {@code signet.master-key} and the old one as {@code
 * signet.previous-master-key}, call {@link #rewrap} until no key is left under the old master key, then remove the old
 * one from the configuration. A run may be interrupted and repeated at any time; data stays readable throughout.
 */
@Singleton
public final class MasterKeyRotation {
    private static final int BATCH = 500;

    private final Database database;
    private final MasterKey masterKey;

    public MasterKeyRotation(Database database, MasterKey masterKey) {
        this.database = database;
        this.masterKey = masterKey;
    }

    /**
     * The result of a run.
     *
     * @param masterKeyId fingerprint of the current master key
     * @param rewrapped keys wrapped again by this run
     * @param remaining keys still under another master key
     * @param total all wrapped keys
     */
    public record Progress(String masterKeyId, long rewrapped, long remaining, long total) {}

    /**
     * Wraps keys again in small transactions, until at least {@code limit} keys are done or none is left. The last
     * transaction may exceed the limit, because it reads from two tables.
     */
    public Progress rewrap(long limit) {
        long done = 0;
        int batch = BATCH;
        while (batch > 0 && done < limit) {
            int size = (int) Math.min(BATCH, limit - done);
            batch = database.inTransaction(sql -> rewrapBatch(sql, "vault_keys", "purpose", size)
                    + rewrapBatch(sql, "subject_keys", "subject", size));
            done += batch;
        }
        return new Progress(masterKey.id(), done, count("where master_key_id <> ?"), count("where ? <> ''"));
    }

    private long count(String condition) {
        return database.single(
                "select (select count(*) from vault_keys " + condition + ")" + " + (select count(*) from subject_keys "
                        + condition + ") as n",
                row -> row.number("n"),
                masterKey.id(),
                masterKey.id());
    }

    private int rewrapBatch(Sql sql, String table, String name, int size) {
        List<Wrapped> batch = sql.query(
                "select " + name + " as name, wrapped_key, master_key_id from " + table
                        + " where master_key_id <> ? limit ? for update skip locked",
                row -> new Wrapped(row.text("name"), row.bytes("wrapped_key"), row.text("master_key_id")),
                masterKey.id(),
                size);
        for (Wrapped old : batch) {
            byte[] plain = masterKey.unwrapBytes(old.key(), old.name(), old.masterKeyId());
            sql.update(
                    "update " + table + " set wrapped_key = ?, master_key_id = ? where " + name + " = ?",
                    masterKey.wrap(plain, old.name()),
                    masterKey.id(),
                    old.name());
        }
        return batch.size();
    }

    @SuppressWarnings("ArrayRecordComponent") // only carries a row from the query to the update and is never compared
    private record Wrapped(String name, byte[] key, String masterKeyId) {}
}

package dev.signet.vault;

import dev.signet.jdbc.Database;
import dev.signet.kernel.InvalidConfiguration;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Refuses to start with another master key than that of the database. Otherwise the server would start and then fail at
 * nearly every request.
 */
@Singleton
public final class MasterKeyCheck {
    /** After the migration of the schema (-100) and before the first key is needed. */
    private static final int PRIORITY = -95;

    private final Database database;
    private final MasterKey masterKey;

    MasterKeyCheck(Database database, MasterKey masterKey) {
        this.database = database;
        this.masterKey = masterKey;
    }

    void start(@Observes @Priority(PRIORITY) StartupEvent event) {
        requireKeyOfDatabase();
    }

    /**
     * Compares the master key with the keys in the database, if the schema is there.
     *
     * @throws InvalidConfiguration if it is another one
     */
    public void requireKeyOfDatabase() {
        if (!database.single("select to_regclass('vault_keys') is not null as found", row -> row.flag("found"))) {
            return;
        }
        database.query("select distinct master_key_id from vault_keys", row -> row.text("master_key_id")).stream()
                .filter(id -> !masterKey.opens(id))
                .findFirst()
                .ifPresent(id -> {
                    throw new InvalidConfiguration(
                            "signet.master-key: the database holds keys of the master key with the"
                                    + " fingerprint " + id + ", but the configured one has " + masterKey.id()
                                    + "; during a rotation the old one is signet.previous-master-key");
                });
    }
}

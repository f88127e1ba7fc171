package dev.signet.boot.command;

import dev.signet.boot.ExitCode;
import dev.signet.boot.OperatorFailure;
import dev.signet.boot.SchemaVersion;
import dev.signet.boot.postgres.EmbeddedMode;
import dev.signet.jdbc.Database;
import dev.signet.kernel.Task;
import dev.signet.vault.MasterKeyCheck;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;

/**
 * Ends the start of the application for {@code signet check-config}: after the settings have been checked, and with an
 * external database also after its first answer, but before anything is changed.
 */
@Singleton
final class ConfigurationCheck {
    /** After the beans that check their settings ({@link dev.signet.kernel.Setting#CHECKED}). */
    private static final int SETTINGS_CHECKED = -225;

    /** After the wait for the database and before the migration. */
    private static final int DATABASE_ANSWERS = -150;

    private static final int OLDEST_POSTGRES = 150_000;

    private final Database database;
    private final SchemaVersion schema;
    private final MasterKeyCheck masterKey;

    ConfigurationCheck(Database database, SchemaVersion schema, MasterKeyCheck masterKey) {
        this.database = database;
        this.schema = schema;
        this.masterKey = masterKey;
    }

    void settingsChecked(@Observes @Priority(SETTINGS_CHECKED) StartupEvent event) {
        if (Task.ofThisProcess() == Task.CHECK && EmbeddedMode.isOn()) {
            System.out.println("The configuration is valid. The database is the embedded one.");
            throw new OperatorFailure(ExitCode.OK, "checked");
        }
    }

    void databaseAnswers(@Observes @Priority(DATABASE_ANSWERS) StartupEvent event) {
        if (Task.ofThisProcess() != Task.CHECK) {
            return;
        }
        int version =
                Integer.parseInt(database.single("show server_version_num", row -> row.text("server_version_num")));
        if (version < OLDEST_POSTGRES) {
            throw new OperatorFailure(
                    ExitCode.DATABASE,
                    "Signet needs PostgreSQL 15 or newer, but the database is " + version / 10_000 + ".");
        }
        if (database.single("select pg_is_in_recovery() as replica", row -> row.flag("replica"))) {
            throw new OperatorFailure(
                    ExitCode.DATABASE, "The database is a replica, which accepts no changes. Connect to the primary.");
        }
        masterKey.requireKeyOfDatabase();
        System.out.println("The configuration is valid. The database answers; " + stateOfSchema());
        throw new OperatorFailure(ExitCode.OK, "checked");
    }

    private String stateOfSchema() {
        if (schema.isEmpty()) {
            return "it is empty.";
        }
        Set<String> missing = schema.missing();
        return missing.isEmpty()
                ? "its schema is up to date."
                : "its schema lacks " + missing.size() + " changes, which 'signet migrate' makes.";
    }
}

package dev.signet.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jdbc.Database;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
class MigrationIT {
    @Inject
    Migration migration;

    @Inject
    Database database;

    @Test
    @Timeout(60)
    void the_next_start_continues_a_migration_whose_server_was_killed() throws InterruptedException {
        String applied = comment();
        database.update("comment on table databasechangelog is null");
        database.update("update databasechangeloglock set locked = true, lockgranted = now(), lockedby = 'killed'");

        migration.start(new StartupEvent());

        assertThat(comment()).isEqualTo(applied).isNotEmpty();
        boolean locked = database.single("select locked from databasechangeloglock", row -> row.flag("locked"));
        assertThat(locked).isFalse();
    }

    private String comment() {
        return database.single(
                "select obj_description(to_regclass('databasechangelog')) as digest", row -> row.text("digest"));
    }
}

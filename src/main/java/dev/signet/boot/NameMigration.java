package dev.signet.boot;

import dev.signet.user.view.UserNameMigration;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Updates the unique keys of user names after the schema is migrated and before the server accepts requests. */
@Singleton
final class NameMigration {
    static final int PRIORITY = Migration.PRIORITY + 10;

    private final UserNameMigration userNames;

    NameMigration(UserNameMigration userNames) {
        this.userNames = userNames;
    }

    void start(@Observes @Priority(PRIORITY) StartupEvent event) {
        userNames.run();
    }
}

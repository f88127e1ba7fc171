package dev.signet.boot.command;

import io.quarkus.arc.Unremovable;
import jakarta.inject.Singleton;
import java.io.PrintStream;
import java.util.List;

/** Says that the database is migrated; that was done while the application started. */
@Singleton
@Unremovable
final class MigrateJob extends Job {
    @Override
    void work(PrintStream out, List<String> arguments) {
        out.println("The database schema is up to date.");
    }
}

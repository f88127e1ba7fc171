package dev.signet.boot.command;

import dev.signet.kernel.Task;
import io.quarkus.runtime.annotations.RegisterForReflection;
import picocli.CommandLine.Command;

/** Migrates the database. */
@Command(
        name = "migrate",
        description = {
            "Bring the database schema up to date, and end.",
            "Servers with signet.migration.at-start=false wait for this. A schema that is up to date is left alone."
        })
@RegisterForReflection
final class MigrateCommand extends Documented implements Runnable {
    @Override
    public void run() {
        Job.start(Task.MIGRATE, MigrateJob.class);
    }
}

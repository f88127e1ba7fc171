package dev.signet.boot.command;

import dev.signet.kernel.Task;
import io.quarkus.runtime.annotations.RegisterForReflection;
import picocli.CommandLine.Command;

/** Checks the configuration; the work is done by {@link ConfigurationCheck} while the application starts. */
@Command(
        name = "check-config",
        description = {
            "Check the configuration, and the database if it is an external one, without changing anything.",
            "Prints faults with their keys and ends with status 3, or 4 if the database cannot be used. Some faults show"
                    + " only after others are mended."
        })
@RegisterForReflection
final class CheckConfigCommand extends Documented implements Runnable {
    @Override
    public void run() {
        Job.start(Task.CHECK, MigrateJob.class);
    }
}

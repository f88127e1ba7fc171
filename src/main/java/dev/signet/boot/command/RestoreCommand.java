package dev.signet.boot.command;

import dev.signet.boot.postgres.DataCopy;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Restores what {@link BackupCommand} copied. */
@Command(
        name = "restore",
        description = {
            "Verify a backup and copy it to the data directory, which must not contain a database.",
            "Start the server afterwards with the release that made the backup, or a newer one."
        })
@RegisterForReflection
final class RestoreCommand extends Documented implements Runnable {
    @Parameters(paramLabel = "DIRECTORY", description = "The directory that 'signet backup' created.")
    Path source = Path.of("");

    @Override
    public void run() {
        Path data = DataDirectorySetting.required();
        long files = DataCopy.restore(source, data);
        out().println("Restored " + files + " files to " + data.toAbsolutePath());
    }
}

package dev.signet.boot.command;

import dev.signet.boot.postgres.DataCopy;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Copies the data of a stopped server with an embedded database. */
@Command(
        name = "backup",
        description = {
            "Copy the data directory of a server with the embedded database to a new directory. The server must not"
                    + " run.",
            "The copy contains the master key. 'sha256sum --check signet-backup.sha256' in it verifies it."
        })
@RegisterForReflection
final class BackupCommand extends Documented implements Runnable {
    @Parameters(paramLabel = "DIRECTORY", description = "The directory to create.")
    Path target = Path.of("");

    @Override
    public void run() {
        long files = DataCopy.backUp(DataDirectorySetting.required(), target);
        out().println("Copied " + files + " files to " + target.toAbsolutePath());
    }
}

package dev.signet.boot.command;

import dev.signet.kernel.Task;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Exports the people of an organization. */
@Command(
        name = "export",
        description = {
            "Write the people of an organization to a file as lines of JSON, which signet import takes, and end."
                    + " Servers may run meanwhile.",
            "The file contains personal data. It is created for this user alone and must not exist."
        })
@RegisterForReflection
final class ExportCommand extends Documented implements Runnable {
    @Parameters(paramLabel = "FILE", description = "The file to create; - writes to standard output.")
    String file = "";

    @Option(
            names = "--org",
            paramLabel = "ID",
            description = "Organization of the people; by default the default organization.")
    @Nullable
    String org;

    @Option(
            names = "--password-hashes",
            description = "Include password hashes. Whoever has the file can try passwords without a limit.")
    boolean passwordHashes;

    @Override
    public void run() {
        Job.start(
                Task.MAINTAIN,
                ExportJob.class,
                file,
                Objects.requireNonNullElse(org, ""),
                Boolean.toString(passwordHashes));
    }
}

package dev.signet.boot.command;

import dev.signet.kernel.Task;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Imports people from a file. */
@Command(
        name = "import",
        description = {
            "Create people from a file, and end. Servers may run meanwhile.",
            "People who exist already are not changed, so an import that was interrupted can be repeated. Each person"
                    + " who is refused, and whatever of the file does not fit, is printed. See docs/import.md."
        })
@RegisterForReflection
final class ImportCommand extends Documented implements Runnable {
    @Parameters(paramLabel = "FILE", description = "The file; - reads standard input.")
    String file = "";

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "jsonl (the default), keycloak, auth0 or zitadel.",
            defaultValue = "jsonl")
    String format = "jsonl";

    @Option(
            names = "--org",
            paramLabel = "ID",
            description = "Organization of the new people; by default the default organization.")
    @Nullable
    String org;

    @Option(
            names = "--project",
            paramLabel = "ID",
            description = "Project whose roles stand for the roles in a file of keycloak or zitadel.")
    @Nullable
    String project;

    @Option(
            names = "--passwords",
            paramLabel = "FILE",
            description = "File with the password hashes of auth0, which come apart from the users.")
    @Nullable
    String passwords;

    @Option(
            names = "--source-org",
            paramLabel = "ID",
            description = "Organization in a file of zitadel whose people are imported; by default all.")
    @Nullable
    String sourceOrg;

    @Option(
            names = "--emails-verified",
            description =
                    "Take every address of the file as verified. Only if the other system has made sure that it is.")
    boolean emailsVerified;

    @Option(names = "--send-codes", description = "Mail a code to people whose set-up is not finished.")
    boolean sendCodes;

    @Option(names = "--print", description = "Print the people as lines of JSON instead of importing them.")
    boolean print;

    @Override
    public void run() {
        ImportSource source = new ImportSource(file, format, project, passwords, sourceOrg, emailsVerified, sendCodes);
        source.check();
        if (print) {
            source.print(System.out, System.err);
        } else {
            Job.start(Task.MAINTAIN, ImportJob.class, source.asArguments(org));
        }
    }
}

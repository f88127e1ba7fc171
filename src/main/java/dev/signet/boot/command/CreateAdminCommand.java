package dev.signet.boot.command;

import dev.signet.kernel.Task;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Creates an administrator, for example when the only one has left. */
@Command(
        name = "create",
        description = {
            "Create an administrator with the role IAM_OWNER, and end. Servers may run meanwhile.",
            "A person gets a random password, which is printed and has to be changed at the first sign-in. A machine"
                    + " gets an access token, which is printed."
        })
@RegisterForReflection
final class CreateAdminCommand extends Documented implements Runnable {
    @Option(names = "--username", required = true, paramLabel = "NAME", description = "User name.")
    String username = "";

    @Option(
            names = "--email",
            paramLabel = "ADDRESS",
            description = "Mail address, which counts as verified; by default the login name.")
    @Nullable
    String email;

    @Option(
            names = "--org",
            paramLabel = "ID",
            description = "Organization of the new user; by default the default organization.")
    @Nullable
    String org;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "File with the password, whose first line is used; - reads standard input.")
    @Nullable
    String passwordFile;

    @Option(names = "--machine", description = "Create a machine user instead of a person.")
    boolean machine;

    @Override
    public void run() {
        if (machine && (email != null || passwordFile != null)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "A machine user has no mail address and no password: leave out --email and"
                            + " --password-file, or --machine");
        }
        Job.start(
                Task.MAINTAIN,
                CreateAdminJob.class,
                new CreateAdminJob.Wanted(username, email, org, passwordFile, machine).asArguments());
    }
}

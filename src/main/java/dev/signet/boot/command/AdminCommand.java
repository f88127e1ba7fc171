package dev.signet.boot.command;

import io.quarkus.runtime.annotations.RegisterForReflection;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** The commands about administrators. */
@Command(
        name = "admin",
        description = "Manage administrators of the whole instance.",
        subcommands = CreateAdminCommand.class)
@RegisterForReflection
final class AdminCommand extends Documented implements Runnable {
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing required subcommand: create");
    }
}

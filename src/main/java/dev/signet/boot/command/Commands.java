package dev.signet.boot.command;

import dev.signet.boot.ExitCode;
import dev.signet.boot.OperatorFailure;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/** The commands of the program. */
@Command(
        name = "signet",
        description = "Identity and access management. Without a command, signet is a server.",
        subcommands = {
            ServeCommand.class,
            MigrateCommand.class,
            CheckConfigCommand.class,
            AdminCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            ImportCommand.class,
            ExportCommand.class,
            RebuildCommand.class,
            RewrapCommand.class,
            VersionCommand.class,
            CompletionCommand.class
        })
@RegisterForReflection
final class Commands extends Documented implements Runnable {
    private static final List<String> FOOTER = List.of(
            "",
            "Every command reads the settings of the server: config/application.properties, environment variables such"
                    + " as SIGNET_DATA_DIR, and options such as -Dsignet.data-dir=/var/lib/signet.",
            "",
            "Exit status: 0 done, 1 failed, 2 wrong usage, 3 invalid configuration, 4 the database cannot be used.");

    /** The parser of command lines. */
    static CommandLine line() {
        CommandLine line = new CommandLine(new Commands());
        line.getCommandSpec().usageMessage().footer(FOOTER.toArray(String[]::new));
        line.setUsageHelpAutoWidth(true);
        line.setParameterExceptionHandler(Commands::refuse);
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            OperatorFailure known = OperatorFailure.in(failure).orElseThrow(() -> failure);
            command.getErr().println("signet: " + known.text());
            return known.code().status();
        });
        return line;
    }

    private static int refuse(CommandLine.ParameterException failure, String... arguments) {
        CommandLine command = failure.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("signet: " + failure.getMessage());
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(failure, err)) {
            CommandSpec spec = command.getCommandSpec();
            err.println("See: " + spec.qualifiedName() + " --help");
        }
        return ExitCode.USAGE.status();
    }

    @Override
    public void run() {
        Signet.serve();
    }
}

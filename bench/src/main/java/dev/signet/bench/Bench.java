package dev.signet.bench;

import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

/**
 * The main class, with the commands {@code seed}, {@code import}, {@code run}, {@code growth}, {@code sizes}, {@code prepare},
 * {@code sign-ins}, {@code startup} and {@code compare}.
 */
@Command(
        name = "bench",
        description = "Measures a running Signet.",
        mixinStandardHelpOptions = true,
        subcommands = {
            SeedCommand.class,
            ImportCommand.class,
            RunCommand.class,
            GrowthCommand.class,
            SizesCommand.class,
            PrepareCommand.class,
            SignInsCommand.class,
            StartupCommand.class,
            CompareCommand.class
        })
final class Bench {
    private Bench() {}

    /** Exits with 0 on success, 1 if something failed, and 2 if the arguments are wrong. */
    public static void main(String[] args) {
        int status = new CommandLine(new Bench())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(Bench::report)
                .execute(args);
        if (status != 0) {
            System.exit(status);
        }
    }

    /** Errors of the server or the arguments are reported in one line; all others are errors of this program. */
    private static int report(Exception failure, CommandLine command, ParseResult arguments) throws Exception {
        if (failure instanceof BenchException || failure instanceof UncheckedIOException) {
            System.err.println(failure.getMessage());
            return command.getCommandSpec().exitCodeOnExecutionException();
        }
        throw failure;
    }
}

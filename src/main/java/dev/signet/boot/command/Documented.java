package dev.signet.boot.command;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A command that describes itself. */
@RegisterForReflection
abstract class Documented {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show what the command does and its options, and end.")
    boolean help;

    /** Replaced by the parser. */
    @Spec
    CommandSpec spec = CommandSpec.create();

    /** Where the command prints what it was asked for. */
    PrintWriter out() {
        return spec.commandLine().getOut();
    }
}

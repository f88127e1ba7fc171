package dev.signet.boot.command;

import io.quarkus.runtime.annotations.RegisterForReflection;
import picocli.AutoComplete;
import picocli.CommandLine.Command;

/** Prints a script that teaches a shell to complete command lines. */
@Command(
        name = "completion",
        description = {
            "Print a completion script for bash and zsh.",
            "To use it in the current shell:  source <(signet completion)"
        })
@RegisterForReflection
final class CompletionCommand extends Documented implements Runnable {
    @Override
    public void run() {
        out().print(AutoComplete.bash("signet", spec.root().commandLine()));
        out().flush();
    }
}

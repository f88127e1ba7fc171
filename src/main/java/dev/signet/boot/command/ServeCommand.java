package dev.signet.boot.command;

import io.quarkus.runtime.annotations.RegisterForReflection;
import picocli.CommandLine.Command;

/** Starts the server. */
@Command(
        name = "serve",
        description = {"Start the server. This is also what signet does without a command."})
@RegisterForReflection
final class ServeCommand extends Documented implements Runnable {
    @Override
    public void run() {
        Signet.serve();
    }
}

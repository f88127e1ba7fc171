package dev.signet.boot.command;

import dev.signet.boot.ExitCode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.RegisterForReflection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts the server. */
@Command(
        name = "serve",
        description = {"Start the server. This is also what signet does without a command."})
@RegisterForReflection
final class ServeCommand extends Documented implements Runnable {
    @Option(
            names = "--until-started",
            description =
                    "Stop as soon as the server has started. A JVM that records its class cache needs such a run.")
    boolean untilStarted;

    @Override
    public void run() {
        if (untilStarted) {
            Signet.prepare();
            Quarkus.run(Started.class);
        } else {
            Signet.serve();
        }
    }

    /** Ends the application when it has started. */
    static final class Started implements QuarkusApplication {
        @Override
        public int run(String... arguments) {
            return ExitCode.OK.status();
        }
    }
}

package dev.signet.boot.command;

import dev.signet.kernel.Task;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Fills views again from the event log. */
@Command(
        name = "rebuild",
        description = {
            "Fill tables of views again from the event log, and end. Servers may run meanwhile.",
            "Without a view, list the names of all views."
        })
@RegisterForReflection
final class RebuildCommand extends Documented implements Runnable {
    @Parameters(paramLabel = "VIEW", arity = "0..*", description = "Name of a view, for example user_view.")
    List<String> views = new ArrayList<>();

    @Override
    public void run() {
        Job.start(Task.MAINTAIN, RebuildJob.class, views.toArray(String[]::new));
    }
}

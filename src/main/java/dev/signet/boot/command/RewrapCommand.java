package dev.signet.boot.command;

import dev.signet.kernel.Task;
import io.quarkus.runtime.annotations.RegisterForReflection;
import picocli.CommandLine.Command;

/** Wraps all keys in the database under the current master key. */
@Command(
        name = "rewrap",
        description = {
            "Wrap all keys in the database under signet.master-key, and end. Part of the rotation of the master key.",
            "Needs the old master key as signet.previous-master-key. May be interrupted and repeated."
        })
@RegisterForReflection
final class RewrapCommand extends Documented implements Runnable {
    @Override
    public void run() {
        Job.start(Task.MAINTAIN, RewrapJob.class);
    }
}

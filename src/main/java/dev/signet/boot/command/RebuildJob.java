package dev.signet.boot.command;

import dev.signet.projection.RebuildProgress;
import dev.signet.projection.ViewRebuild;
import io.quarkus.arc.Unremovable;
import jakarta.inject.Singleton;
import java.io.PrintStream;
import java.util.List;

/** Rebuilds views one after another. */
@Singleton
@Unremovable
final class RebuildJob extends Job {
    private final ViewRebuild rebuild;

    RebuildJob(ViewRebuild rebuild) {
        this.rebuild = rebuild;
    }

    @Override
    void work(PrintStream out, List<String> views) {
        if (views.isEmpty()) {
            rebuild.views().forEach(out::println);
        }
        views.forEach(rebuild::requireView);
        for (String view : views) {
            RebuildProgress done = rebuild.run(view);
            out.println(view + ": rebuilt from " + done.processed() + " events");
        }
    }
}

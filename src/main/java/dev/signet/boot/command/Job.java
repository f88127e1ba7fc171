package dev.signet.boot.command;

import dev.signet.boot.ExitCode;
import dev.signet.boot.OperatorFailure;
import dev.signet.kernel.Task;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import java.io.PrintStream;
import java.util.List;

/** Work that needs the application with its database, but no server: the process ends when it is done. */
abstract class Job implements QuarkusApplication {
    /**
     * Settings with which the application serves no requests, does no background work and logs nothing about its start.
     */
    private static final List<String> NO_SERVER = List.of(
            "quarkus.http.host-enabled=false",
            "quarkus.scheduler.enabled=false",
            "quarkus.log.category.\"io.quarkus\".level=WARN");

    /** Starts the application for the job, and ends the process with the status of the job. */
    static void start(Task task, Class<? extends Job> job, String... arguments) {
        task.begin();
        NO_SERVER.forEach(setting -> {
            String[] parts = setting.split("=", 2);
            System.setProperty(parts[0], parts[1]);
        });
        Signet.prepare();
        Quarkus.run(job, arguments);
    }

    /** Does the work; fails if it cannot be done. */
    abstract void work(PrintStream out, List<String> arguments);

    @Override
    public final int run(String... arguments) {
        try {
            work(System.out, List.of(arguments));
            return ExitCode.OK.status();
        } catch (RuntimeException e) {
            OperatorFailure known = OperatorFailure.in(e).orElseThrow(() -> e);
            System.err.println("signet: " + known.text());
            return known.code().status();
        }
    }
}

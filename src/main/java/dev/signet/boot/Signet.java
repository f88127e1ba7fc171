package dev.signet.boot;

import dev.signet.api.http.ServerProperties;
import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts the server. */
@QuarkusMain
public final class Signet {
    /**
     * Name of the system property that is true once the application has stopped and uses no database any more. The
     * name does not start with {@code signet.}, where only configuration keys are allowed.
     */
    public static final String ENDED = "dev.signet.ended";

    /** Called by the container, which creates a bean of the main class. */
    Signet() {}

    public static void main(String... arguments) {
        // Liquibase prints a summary to standard output at every start, bypassing the log; only this switch prevents
        // it.
        System.setProperty("liquibase.command.showSummary", "OFF");
        ServerProperties.set();
        // The exit handler is set here and not passed to run(), because one that is passed there would have to log a
        // failed start itself.
        ApplicationLifecycleManager.setDefaultExitCodeHandler((status, failure) -> end(status));
        Quarkus.run(arguments);
    }

    // The JVM shutdown hook that stops an embedded database may already be waiting for this property.
    private static void end(int status) {
        System.setProperty(ENDED, "true");
        System.exit(status);
    }
}

package dev.signet.boot;

import dev.signet.api.http.ConnectionGuard;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts the server. */
@QuarkusMain
public final class Signet {

    /** Called by the container, which creates a bean of the main class. */
    Signet() {}

    public static void main(String... arguments) {
        // Liquibase prints a summary to standard output at every start, bypassing the log; only this switch prevents
        // it.
        System.setProperty("liquibase.command.showSummary", "OFF");
        System.setProperty(ConnectionGuard.ENABLED, ConnectionGuard.BY_SERVICE);
        Quarkus.run(arguments);
    }
}

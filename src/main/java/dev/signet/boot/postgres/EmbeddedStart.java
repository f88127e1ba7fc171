package dev.signet.boot.postgres;

import dev.signet.boot.ExitCode;
import dev.signet.boot.OperatorFailure;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Refuses the start of the server if its database did not start.
 *
 * <p>The database is started while the configuration is read. A failure there would be reported as an invalid
 * configuration, with the name of its class. It is therefore kept until the first code of the start runs. A system
 * property holds it, because several class loaders may have their own copy of this class.
 */
@Startup(EmbeddedStart.PRIORITY)
@Singleton
final class EmbeddedStart {
    /** Before {@code StartupChecks}. */
    static final int PRIORITY = -310;

    private static final String FAILURE = "dev.signet.embedded-postgres.failure";

    EmbeddedStart() {
        String failure = System.clearProperty(FAILURE);
        if (failure != null) {
            String[] parts = failure.split(" ", 2);
            throw new OperatorFailure(ExitCode.valueOf(parts[0]), parts[1]);
        }
    }

    static boolean hasFailed() {
        @Nullable String failure = System.getProperty(FAILURE);
        return failure != null;
    }

    static void failed(OperatorFailure failure) {
        System.setProperty(FAILURE, failure.code().name() + ' ' + failure.text());
    }
}

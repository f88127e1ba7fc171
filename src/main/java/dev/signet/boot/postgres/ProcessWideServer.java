package dev.signet.boot.postgres;

import java.nio.file.Path;

/**
 * Starts one embedded server per data directory and process.
 *
 * <p>A process may build its configuration several times, in tests even in several class loaders with their own copy of
 * this class. They share only the JDK: a system property holds the URL, and an interned string serves as the lock.
 */
final class ProcessWideServer {
    /** The name does not start with {@code signet.}, where only configuration keys are allowed. */
    private static final String PROPERTY = "dev.signet.embedded-postgres:";

    private ProcessWideServer() {}

    /** The URL of the server. The first call starts it; it stops with the process. */
    static String jdbcUrl(Path dataDirectory) {
        return jdbcUrl(dataDirectory, EmbeddedPostgres.binariesIn(dataDirectory));
    }

    static String jdbcUrl(Path dataDirectory, Path binaries) {
        String key = (PROPERTY + dataDirectory).intern();
        synchronized (key) {
            String running = System.getProperty(key);
            if (running != null) {
                return running;
            }
            EmbeddedPostgres server = EmbeddedPostgres.start(dataDirectory, binaries);
            // The lock on the directory ends with the process, so only the server has to be stopped.
            try {
                Runtime.getRuntime().addShutdownHook(new Thread(server.stop(), "embedded-postgres-stop"));
            } catch (IllegalStateException e) {
                // The process was told to end while the server started.
                server.close();
                throw e;
            }
            System.setProperty(key, server.jdbcUrl());
            return server.jdbcUrl();
        }
    }
}

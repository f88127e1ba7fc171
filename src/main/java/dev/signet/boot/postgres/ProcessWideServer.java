package dev.signet.boot.postgres;

import java.nio.file.Path;

/**
 * One embedded server per data directory and process.
 *
 * <p>Configuration is assembled several times in a process, in tests even by several class loaders with their own copy of
 * this class. What they share is the JDK: a system property remembers the URL, and an interned string is the lock.
 */
final class ProcessWideServer {
    /** Not below {@code signet.}, where every key has to be one of the configuration's. */
    private static final String PROPERTY = "dev.signet.embedded-postgres:";

    private ProcessWideServer() {}

    /** Starts the server on the first call; it stops with the process. */
    static String jdbcUrl(Path dataDirectory) {
        String key = (PROPERTY + dataDirectory).intern();
        synchronized (key) {
            String running = System.getProperty(key);
            if (running != null) {
                return running;
            }
            EmbeddedPostgres server = EmbeddedPostgres.start(dataDirectory);
            // The lock on the directory ends with the process, so stopping the server is all that is left to do.
            try {
                Runtime.getRuntime().addShutdownHook(new Thread(server.stopCommands(), "embedded-postgres-stop"));
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

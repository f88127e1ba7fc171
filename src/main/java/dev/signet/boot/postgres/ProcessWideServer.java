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
            // The lock on the directory ends with the process, so stopping the server is all that is left to do then.
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

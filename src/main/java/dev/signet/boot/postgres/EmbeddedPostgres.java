package dev.signet.boot.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * A PostgreSQL server of this process' own on a free loopback port, its data kept in a directory between starts.
 *
 * <p>Durable as a server should be (fsync on) and closed to others: it listens on 127.0.0.1 only and asks for a random
 * password that lies in the data directory. A server that outlived its Signet is stopped and started again.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    static final String USER = "signet";
    static final String DATABASE = "signet";

    private static final String PASSWORD_FILE = "postgres.password";
    private static final Logger LOG = Logger.getLogger(EmbeddedPostgres.class);
    private static final int PORT_ATTEMPTS = 5;
    /** Seconds; recovery after a crash replays the write-ahead log and may take its time. */
    private static final String START_TIMEOUT = "600";
    /** Seconds that clients get to leave before they are cut off. */
    private static final String POLITE_STOP_TIMEOUT = "8";

    private static final String FAST_STOP_TIMEOUT = "60";
    private static final long MAX_LOG_BYTES = 10 << 20;

    private final DataDirectory directory;
    private final Path cluster;
    private final Programs programs;
    private final int port;
    private final String password;

    private EmbeddedPostgres(DataDirectory directory, Path cluster, Programs programs, int port, String password) {
        this.directory = directory;
        this.cluster = cluster;
        this.programs = programs;
        this.port = port;
        this.password = password;
    }

    /**
     * Starts the server on this directory; about a second the first time, a fifth of one after that.
     *
     * @throws IllegalStateException if another live process owns the directory or PostgreSQL does not start
     */
    public static EmbeddedPostgres start(Path dataDirectory) {
        return start(dataDirectory, dataDirectory.resolve("binaries"));
    }

    static EmbeddedPostgres start(Path dataDirectory, Path binaries) {
        DataDirectory directory = DataDirectory.own(dataDirectory);
        try {
            Path root = directory.root();
            Programs programs = new Programs(PostgresBinaries.unpackedUnder(binaries));
            Path passwordFile = root.resolve(PASSWORD_FILE);
            String password = DataDirectory.secret(passwordFile);
            Path cluster = root.resolve("postgres");
            if (Files.isDirectory(cluster)) {
                stopOrphan(cluster, programs);
            } else {
                create(cluster, passwordFile, programs);
            }
            int port = startServer(cluster, programs);
            LOG.infof("Embedded PostgreSQL is up on 127.0.0.1:%d with its data in %s", port, cluster);
            return new EmbeddedPostgres(directory, cluster, programs, port, password);
        } catch (RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    public String jdbcUrl() {
        return jdbcUrl(DATABASE);
    }

    /** URL of another database of this server, which the caller has created. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    public String username() {
        return USER;
    }

    public String password() {
        return password;
    }

    /** Lets clients finish for a few seconds, then stops the server and gives the directory up. */
    @Override
    public void close() {
        try {
            new StopCommands(programs, cluster).run();
        } finally {
            directory.close();
        }
    }

    StopCommands stopCommands() {
        return new StopCommands(programs, cluster);
    }

    static String passwordIn(Path dataDirectory) {
        return DataDirectory.secret(dataDirectory.resolve(PASSWORD_FILE));
    }

    private static void create(Path cluster, Path passwordFile, Programs programs) {
        // Made beside its place and moved when complete: a start that was interrupted begins again.
        Path unfinished = cluster.resolveSibling("postgres.new");
        try {
            PostgresBinaries.delete(unfinished);
            programs.run(
                    "initdb",
                    "--pgdata=" + unfinished,
                    "--username=" + USER,
                    "--pwfile=" + passwordFile,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8");
            programs.runWithInput(
                    "CREATE DATABASE " + DATABASE + "\n",
                    "postgres",
                    "--single",
                    "-D",
                    unfinished.toString(),
                    "postgres");
            Files.move(unfinished, cluster, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int startServer(Path cluster, Programs programs) {
        Path log = cluster.resolveSibling("postgres.log");
        for (int attempt = 1; ; attempt++) {
            int port = freePort();
            try {
                if (Files.exists(log) && Files.size(log) > MAX_LOG_BYTES) {
                    Files.move(log, cluster.resolveSibling("postgres.log.old"), StandardCopyOption.REPLACE_EXISTING);
                }
                Files.writeString(cluster.resolve("postgresql.conf"), ServerSettings.forPort(port));
                programs.run(
                        "pg_ctl",
                        "start",
                        "-w",
                        "-s",
                        "-t",
                        START_TIMEOUT,
                        "-D",
                        cluster.toString(),
                        "-l",
                        log.toString());
                return port;
            } catch (IllegalStateException e) {
                String tail = lastLines(log);
                // Somebody may take the port between our look and the server's bind.
                if (attempt == PORT_ATTEMPTS || !tail.contains("could not bind")) {
                    throw new IllegalStateException(
                            "The embedded PostgreSQL in " + cluster + " does not start; the end of " + log + " says:\n"
                                    + tail,
                            e);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Ends a server that outlived the process that started it; we own the directory, so nobody else may use it. */
    private static void stopOrphan(Path cluster, Programs programs) {
        Path pidFile = cluster.resolve("postmaster.pid");
        try {
            List<String> lines = Files.exists(pidFile) ? Files.readAllLines(pidFile) : List.of();
            if (lines.isEmpty()) {
                return;
            }
            long pid = Long.parseLong(lines.getFirst().strip());
            // The number may meanwhile belong to an unrelated process, which must not get a signal.
            boolean alive = ProcessHandle.of(pid)
                    .flatMap(process -> process.info().command())
                    .filter(command -> command.endsWith("postgres"))
                    .isPresent();
            if (alive) {
                LOG.infof("Stopping the embedded PostgreSQL (process %d) that an earlier Signet left running", pid);
                programs.run("pg_ctl", "stop", "-s", "-m", "fast", "-t", FAST_STOP_TIMEOUT, "-D", cluster.toString());
            }
        } catch (IOException | NumberFormatException e) {
            throw new IllegalStateException("Cannot read " + pidFile + ": " + e.getMessage(), e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("No free port on the loopback interface", e);
        }
    }

    private static String lastLines(Path log) {
        try {
            List<String> lines = Files.exists(log) ? Files.readAllLines(log) : List.of();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 10), lines.size()));
        } catch (IOException e) {
            return "(unreadable: " + e.getMessage() + ")";
        }
    }

    /**
     * The commands that stop the server, prepared in advance and needing nothing but the JDK: they also run while the JVM
     * shuts down, when class loaders may be closed already.
     */
    static final class StopCommands implements Runnable {
        private final ProcessBuilder polite;
        private final ProcessBuilder fast;

        StopCommands(Programs programs, Path cluster) {
            this.polite = stop(programs, cluster, "smart", POLITE_STOP_TIMEOUT);
            this.fast = stop(programs, cluster, "fast", FAST_STOP_TIMEOUT);
        }

        @Override
        public void run() {
            try {
                if (polite.start().waitFor() != 0) {
                    fast.start().waitFor();
                }
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot stop the embedded PostgreSQL", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private static ProcessBuilder stop(Programs programs, Path cluster, String mode, String timeout) {
            return new ProcessBuilder(programs.command(
                            "pg_ctl", "stop", "-s", "-w", "-m", mode, "-t", timeout, "-D", cluster.toString()))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD);
        }
    }
}

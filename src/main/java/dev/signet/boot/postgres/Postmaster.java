package dev.signet.boot.postgres;

import java.io.IOException;
import java.io.Serial;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.jboss.logging.Logger;

/** Starts the PostgreSQL server of one cluster directory and ends processes left over from an earlier one. */
final class Postmaster {
    private static final Logger LOG = Logger.getLogger(Postmaster.class);
    private static final int PORT_ATTEMPTS = 5;
    /**
     * How long, in seconds, a start may take: recovery after a crash replays the write-ahead log, which may take long.
     */
    private static final String START_TIMEOUT = "600";
    /**
     * The time, in seconds, that clients get to disconnect before their connections are closed. It is longer than the
     * time that requests in progress get to finish ({@code quarkus.shutdown.timeout}).
     */
    private static final String POLITE_STOP_TIMEOUT = "15";

    private static final String FAST_STOP_TIMEOUT = "60";
    private static final long MAX_LOG_BYTES = 10 << 20;

    private final Path cluster;
    private final Path log;
    private final Programs programs;
    private final ServerProcesses processes;

    Postmaster(Path cluster, Programs programs) {
        this.cluster = cluster;
        this.log = cluster.resolveSibling("postgres.log");
        this.programs = programs;
        this.processes = new ServerProcesses(cluster);
    }

    /** Starts the server and returns its port. */
    int startOnFreePort() {
        for (int attempt = 1; ; attempt++) {
            int port = freePort();
            try {
                start(port);
                return port;
            } catch (PortTaken e) {
                // Another program may take the port before the server binds to it.
                if (attempt == PORT_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** Starts the server and returns when it accepts connections. */
    void start(int port) {
        try {
            prepare(ServerSettings.forPort(port));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write to " + cluster + ": " + e.getMessage(), e);
        }
        try {
            programs.run(
                    "pg_ctl", "start", "-w", "-s", "-t", START_TIMEOUT, "-D", cluster.toString(), "-l", log.toString());
        } catch (IllegalStateException e) {
            String tail = lastLines();
            String message =
                    "The embedded PostgreSQL in " + cluster + " does not start; the end of " + log + " says:\n" + tail;
            throw tail.contains("could not bind") ? new PortTaken(message, e) : new IllegalStateException(message, e);
        }
    }

    boolean isRunning() {
        return processes.postmaster().isPresent();
    }

    /**
     * Ends processes that outlived the Signet process that started them; nobody else may use them, because this process
     * owns the directory. Without their postmaster, some server processes may run on for a while and prevent a new
     * start.
     */
    void endLeftovers() {
        processes.postmaster().ifPresent(postmaster -> {
            LOG.infof(
                    "Stopping the embedded PostgreSQL (process %d) that an earlier Signet left running",
                    postmaster.pid());
            try {
                programs.run("pg_ctl", "stop", "-s", "-m", "fast", "-t", FAST_STOP_TIMEOUT, "-D", cluster.toString());
            } catch (IllegalStateException e) {
                LOG.warnf("The embedded PostgreSQL does not stop and will be killed: %s", e.getMessage());
            }
        });
        processes.killAll();
    }

    /**
     * The command that stops the server as soon as its clients have disconnected, and fails if they have not done so
     * within {@link #POLITE_STOP_TIMEOUT}.
     */
    ProcessBuilder politeStop() {
        return stop("smart", POLITE_STOP_TIMEOUT);
    }

    /** The command that closes the connections of the clients and stops the server. */
    ProcessBuilder fastStop() {
        return stop("fast", FAST_STOP_TIMEOUT);
    }

    private ProcessBuilder stop(String mode, String timeout) {
        return new ProcessBuilder(programs.command(
                        "pg_ctl", "stop", "-s", "-w", "-m", mode, "-t", timeout, "-D", cluster.toString()))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
    }

    private void prepare(String settings) throws IOException {
        if (Files.exists(log) && Files.size(log) > MAX_LOG_BYTES) {
            Files.move(log, cluster.resolveSibling("postgres.log.old"), StandardCopyOption.REPLACE_EXISTING);
        }
        Path file = cluster.resolve("postgresql.conf");
        // Written only if it differs, because writing on a full disk would leave the file empty.
        if (!Files.exists(file) || !Files.readString(file).equals(settings)) {
            Files.writeString(file, settings);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("No free port on the loopback interface", e);
        }
    }

    private String lastLines() {
        try {
            List<String> lines = Files.exists(log) ? Files.readAllLines(log) : List.of();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 10), lines.size()));
        } catch (IOException e) {
            return "(unreadable: " + e.getMessage() + ")";
        }
    }

    /** Another program listens on the port. */
    private static final class PortTaken extends IllegalStateException {
        @Serial
        private static final long serialVersionUID = 1L;

        PortTaken(String message, Throwable cause) {
            super(message, cause);
        }
    }
}

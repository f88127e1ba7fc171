package dev.signet.boot.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Finds the processes of the PostgreSQL server of one cluster directory.
 *
 * <p>The process id in the file {@code postmaster.pid} may meanwhile belong to an unrelated process. A process
 * therefore counts only if it runs PostgreSQL's program and, where the system reveals it (Linux), its working directory
 * is the cluster directory, as it is for PostgreSQL.
 */
record ServerProcesses(Path cluster) {
    private static final Path PROCESSES = Path.of("/proc");
    private static final long KILL_SECONDS = 10;

    /** The server's main process, if it is alive. */
    Optional<ProcessHandle> postmaster() {
        Path pidFile = pidFile();
        try {
            List<String> lines = Files.exists(pidFile) ? Files.readAllLines(pidFile) : List.of();
            return lines.isEmpty()
                    ? Optional.empty()
                    : ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).filter(this::isOurs);
        } catch (IOException | NumberFormatException e) {
            throw new IllegalStateException("Cannot read " + pidFile + ": " + e.getMessage(), e);
        }
    }

    /**
     * Kills all processes of the server; acknowledged writes are safe in the write-ahead log. Does nothing on systems
     * that do not list the processes; there they end by themselves when they notice that their postmaster is gone.
     */
    void killAll() {
        if (!Files.isDirectory(PROCESSES)) {
            return;
        }
        List<ProcessHandle> left = all();
        left.forEach(ProcessHandle::destroyForcibly);
        CompletableFuture.allOf(left.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                .completeOnTimeout(null, KILL_SECONDS, TimeUnit.SECONDS)
                .join();
        if (all().isEmpty()) {
            forgetPostmaster();
        }
    }

    private List<ProcessHandle> all() {
        return ProcessHandle.allProcesses().filter(this::isOurs).toList();
    }

    /**
     * Deletes the file with the id of the main process. PostgreSQL would otherwise take this process for a running
     * server, even if it has ended and has only not been reaped yet.
     */
    private void forgetPostmaster() {
        try {
            Files.deleteIfExists(pidFile());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot remove " + pidFile() + ": " + e.getMessage(), e);
        }
    }

    private Path pidFile() {
        return cluster.resolve("postmaster.pid");
    }

    private boolean isOurs(ProcessHandle process) {
        return process.info()
                        .command()
                        .filter(command -> command.endsWith("/postgres"))
                        .isPresent()
                && worksHere(process)
                && process.isAlive();
    }

    private boolean worksHere(ProcessHandle process) {
        if (!Files.isDirectory(PROCESSES)) {
            return true;
        }
        try {
            Path directory = PROCESSES.resolve(Long.toString(process.pid())).resolve("cwd");
            return Files.readSymbolicLink(directory).equals(cluster.toRealPath());
        } catch (IOException e) {
            // The process has ended, perhaps as a zombie, or belongs to another user.
            return false;
        }
    }
}

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
 * The processes of the PostgreSQL on one directory, its cluster.
 *
 * <p>A number in a file may meanwhile belong to an unrelated process. So a process counts only if its program is
 * PostgreSQL's and, where the system tells it (Linux), its working directory is the cluster, as PostgreSQL has it.
 */
record ServerProcesses(Path cluster) {
    private static final Path PROCESSES = Path.of("/proc");
    private static final long KILL_SECONDS = 10;

    /** The process that started the others, if it lives. */
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
     * Ends all of them at once; what was acknowledged is in the write-ahead log. Does nothing where the system does not
     * tell which they are; they end by themselves there, when they next look for their postmaster.
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

    /** PostgreSQL takes the process that the file names for a server, even one that has ended and waits to be collected. */
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
            // It has ended, perhaps without anybody who collects its status, or is another user's.
            return false;
        }
    }
}

package dev.signet.boot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Gives every test run an empty data directory, {@code target/test-data}, and with it an empty database, and ignores
 * the machine's own configuration. Parts of the tests that run at the same time have a directory each ({@code it.part}).
 *
 * <p>The unpacked PostgreSQL programs are kept between runs. A server left over from an aborted run is stopped.
 */
public final class FreshTestData implements LauncherSessionListener {
    private static final String PROPERTY = "signet.data-dir";
    private static final Path DIRECTORY =
            Path.of("target", "test-data" + System.getProperty("it.part", "")).toAbsolutePath();
    private static final String KEPT = "binaries";

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        System.setProperty(PackagedConfiguration.PROPERTY, "true");
        if (System.getProperty(PROPERTY) != null) {
            return;
        }
        try {
            Files.createDirectories(DIRECTORY);
            endServerOfAbortedRun();
            try (Stream<Path> entries = Files.list(DIRECTORY)) {
                for (Path entry : entries.filter(path -> !path.endsWith(KEPT)).toList()) {
                    delete(entry);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        System.setProperty(PROPERTY, DIRECTORY.toString());
    }

    private static void endServerOfAbortedRun() throws IOException {
        Path pidFile = DIRECTORY.resolve("postgres/postmaster.pid");
        List<String> lines = Files.exists(pidFile) ? Files.readAllLines(pidFile) : List.of();
        if (!lines.isEmpty()) {
            ProcessHandle.of(Long.parseLong(lines.getFirst()))
                    .filter(process -> process.info()
                            .command()
                            .filter(command -> command.endsWith("postgres"))
                            .isPresent())
                    .ifPresent(process -> {
                        process.destroyForcibly();
                        process.onExit().join();
                    });
        }
    }

    private static void delete(Path path) throws IOException {
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}

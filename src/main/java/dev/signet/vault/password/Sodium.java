package dev.signet.vault.password;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The shared library libsodium, which the jar lazysodium-java contains.
 *
 * <p>The library is loaded only if its content has the SHA-256 digest given here. For loading, it is written to a file
 * in a new directory that only the user of this process may enter. File and directory are deleted as soon as the
 * library is mapped into memory, where it stays as long as the process runs.
 */
enum Sodium {
    LINUX_X86_64("linux64", "ec4a681bdc8e8635efb5c47f53458c7adfa5234dc0367611ddfa38d0d4305894", "amd64"),
    LINUX_AARCH64("arm64", "dcb6b3a9e10614d9f80a4a3729df2cab5a4c99851d3ca426c9a7fd64b622d2ea", "aarch64");

    private static final String FILE = "libsodium.so";

    private final String directory;
    private final String sha256;
    private final String architecture;

    Sodium(String directory, String sha256, String architecture) {
        this.directory = directory;
        this.sha256 = sha256;
        this.architecture = architecture;
    }

    /**
     * Returns the library for an operating system and a processor, both spelled as in the JDK's system properties
     * {@code os.name} and {@code os.arch}.
     */
    static Sodium of(String system, String architecture) throws Argon2Unavailable {
        boolean linux = system.toLowerCase(Locale.ROOT).startsWith("linux");
        return Arrays.stream(values())
                .filter(library -> linux && library.architecture.equals(architecture))
                .findFirst()
                .orElseThrow(() -> new Argon2Unavailable("there is none for " + system + " on " + architecture));
    }

    /** Loads the library into this process. */
    SymbolLookup open() throws Argon2Unavailable {
        try {
            return map(verified(content()));
        } catch (IOException | UnsatisfiedLinkError e) {
            throw new Argon2Unavailable("it cannot be loaded: " + e.getMessage(), e);
        }
    }

    byte[] content() throws IOException {
        String name = "/" + directory + "/" + FILE;
        try (InputStream resource = Sodium.class.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IOException(name + " is not on the class path");
            }
            return resource.readAllBytes();
        }
    }

    /**
     * Returns the content unchanged if it has the expected digest.
     *
     * @throws Argon2Unavailable if it has another digest
     */
    byte[] verified(byte[] content) throws Argon2Unavailable {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            if (!HexFormat.of().formatHex(digest).equals(sha256)) {
                throw new Argon2Unavailable("the file on the class path has another digest than expected");
            }
            return content;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings("restricted") // loading native code is restricted; the digest of this library was checked
    private static SymbolLookup map(byte[] content) throws IOException {
        Path directory = Files.createTempDirectory(
                "signet-sodium-", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path file = directory.resolve(FILE);
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(file, content, StandardOpenOption.WRITE);
            // A native image can load a library of JNI, but has no code for a library that is only looked up.
            System.load(file.toString());
            return SymbolLookup.loaderLookup();
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(directory);
        }
    }
}

package dev.signet.vault.password;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
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
 * The shared library of the reference implementation, which the jar argon2-jvm carries.
 *
 * <p>It is loaded from a file in a new directory that only this user may enter, and only if it has the digest noted here;
 * both are deleted as soon as it is mapped. It stays loaded as long as the process runs.
 */
enum Argon2Library {
    LINUX_X86_64("linux-x86-64", "30c47b6591f53fd0b28ad9e679a9f8c62e21094251485a1fb06e8b81e2eeef45", "amd64"),
    LINUX_AARCH64("linux-aarch64", "20b12e0de71b2c5c6369091280a0a92451dcc8ea9a90355aade0cf0a9d2062e8", "aarch64");

    private static final String FILE = "libargon2.so";

    private final String directory;
    private final String sha256;
    private final String architecture;

    Argon2Library(String directory, String sha256, String architecture) {
        this.directory = directory;
        this.sha256 = sha256;
        this.architecture = architecture;
    }

    /** The library for an operating system and a processor, named as the JDK's system properties name them. */
    static Argon2Library of(String system, String architecture) throws Argon2Unavailable {
        boolean linux = system.toLowerCase(Locale.ROOT).startsWith("linux");
        return Arrays.stream(values())
                .filter(library -> linux && library.architecture.equals(architecture))
                .findFirst()
                .orElseThrow(() -> new Argon2Unavailable("there is none for " + system + " on " + architecture));
    }

    /** Maps the library into this process. */
    SymbolLookup open() throws Argon2Unavailable {
        try {
            return map(verified(content()));
        } catch (IOException | IllegalArgumentException e) {
            throw new Argon2Unavailable("it cannot be mapped: " + e.getMessage(), e);
        }
    }

    byte[] content() throws IOException {
        String name = "/" + directory + "/" + FILE;
        try (InputStream resource = Argon2Library.class.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IOException(name + " is not on the class path");
            }
            return resource.readAllBytes();
        }
    }

    /** The same bytes, if they are those this class was written for. */
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

    @SuppressWarnings("restricted") // what is loaded has the digest of the library in the jar
    private static SymbolLookup map(byte[] content) throws IOException {
        Path directory = Files.createTempDirectory(
                "signet-argon2-", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path file = directory.resolve(FILE);
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(file, content, StandardOpenOption.WRITE);
            return SymbolLookup.libraryLookup(file, Arena.global());
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(directory);
        }
    }
}

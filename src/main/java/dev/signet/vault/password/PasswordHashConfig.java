package dev.signet.vault.password;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.OptionalInt;

/** Settings of password hashing; {@link PasswordHasher} checks the ranges at start. */
@ConfigMapping(prefix = "signet.password-hash")
public interface PasswordHashConfig {

    /** Cost of the hashes this server makes. */
    Argon2 argon2();

    /**
     * Hashes computed at the same time, 1 to 1,024. The default is the number of processors, or fewer if that many
     * hashes would take more than half of the heap.
     */
    OptionalInt maxConcurrent();

    /** Callers that may wait for their turn, 0 to 100,000; further callers are refused at once. */
    @WithDefault("256")
    int maxQueued();

    /**
     * Longest wait for a turn, up to one minute. With zero, a caller is refused at once while the maximum number of
     * hashes is being computed.
     */
    @WithDefault("5s")
    Duration queueTimeout();

    /**
     * Whether Argon2 is computed by the native library if it can be loaded. Java computes the same results more slowly.
     */
    @WithDefault("true")
    boolean nativeLibrary();

    /** Cost of Argon2id. Memory in KiB times iterations is at most 1,048,576. */
    interface Argon2 {

        /** Memory of one hash in KiB, 1,024 to 262,144. */
        @WithDefault("19456")
        int memoryKib();

        /** Passes over the memory, 1 to 16. */
        @WithDefault("2")
        int iterations();

        /** Lanes, 1 to 16; they are computed one after another. */
        @WithDefault("1")
        int parallelism();
    }
}

package dev.signet.vault.password;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * Settings held in memory. Hashes are cheap by default, so that tests that are not about hashing do not spend their
 * time on it.
 */
record TestingPasswordHashConfig(
        Cost argon2, OptionalInt maxConcurrent, int maxQueued, Duration queueTimeout, boolean nativeLibrary)
        implements PasswordHashConfig {

    record Cost(int memoryKib, int iterations, int parallelism) implements PasswordHashConfig.Argon2 {}

    static TestingPasswordHashConfig cheap() {
        return costing(1024, 1, 1);
    }

    static TestingPasswordHashConfig costing(int memoryKib, int iterations, int parallelism) {
        return new TestingPasswordHashConfig(
                new Cost(memoryKib, iterations, parallelism), OptionalInt.empty(), 256, Duration.ofSeconds(30), true);
    }

    TestingPasswordHashConfig withQueue(int concurrent, int queued, Duration timeout) {
        return new TestingPasswordHashConfig(argon2, OptionalInt.of(concurrent), queued, timeout, nativeLibrary);
    }

    TestingPasswordHashConfig inJava() {
        return new TestingPasswordHashConfig(argon2, maxConcurrent, maxQueued, queueTimeout, false);
    }
}

package dev.signet.vault.password;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Argon2id at the server's default cost and at the weakest cost that OWASP recommends, which Keycloak uses; with one
 * lane, in C and in Java.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class PasswordBenchmark {
    private static final String PASSWORD = "a long enough secret";

    /** Memory in KiB and passes. */
    @Param({"19456/2", "7168/5"})
    private String cost;

    @Param({"true", "false"})
    private boolean nativeLibrary;

    private PasswordHasher hasher;
    private String hash;

    @Setup
    public void hashOnce() {
        String[] parts = cost.split("/");
        hasher = new PasswordHasher(new Config(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), nativeLibrary));
        hash = hasher.hash(PASSWORD);
    }

    @Benchmark
    public Object hash() {
        return hasher.hash(PASSWORD);
    }

    @Benchmark
    public boolean verify() {
        return hasher.verify(PASSWORD, hash);
    }

    private record Config(int memoryKib, int iterations, boolean nativeLibrary)
            implements PasswordHashConfig, PasswordHashConfig.Argon2 {
        @Override
        public Argon2 argon2() {
            return this;
        }

        @Override
        public int parallelism() {
            return 1;
        }

        @Override
        public OptionalInt maxConcurrent() {
            return OptionalInt.of(1);
        }

        @Override
        public int maxQueued() {
            return 1;
        }

        @Override
        public Duration queueTimeout() {
            return Duration.ofSeconds(5);
        }
    }
}

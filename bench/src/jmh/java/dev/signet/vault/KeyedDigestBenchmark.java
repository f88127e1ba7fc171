package dev.signet.vault;

import java.util.concurrent.TimeUnit;
import javax.crypto.spec.SecretKeySpec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The digest that every request with a token is looked up by. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class KeyedDigestBenchmark {
    private final SecretKeySpec key = new SecretKeySpec(new byte[32], "AES");
    private String token = "sgt_" + "0123456789abcdefghijklmnopqrstuvwxyzABCDEFG";

    /** As {@link Digests} does it: with a digest of its own for each call. */
    @Benchmark
    public String token() {
        return new KeyedDigest(key).hex("pat\n" + token);
    }
}

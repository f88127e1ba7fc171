package dev.signet.vault;

import java.util.concurrent.TimeUnit;
import javax.crypto.spec.SecretKeySpec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The digest with which every request with a token is looked up. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class KeyedDigestBenchmark {
    private final SecretKeySpec key = new SecretKeySpec(new byte[32], "AES");
    private String token = "sgt_" + "0123456789abcdefghijklmnopqrstuvwxyzABCDEFG";

    /** Creates a new digest for each call, as {@link Digests} does. */
    @Benchmark
    public String token() {
        return new KeyedDigest(key).hex("pat\n" + token);
    }
}

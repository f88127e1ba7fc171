package dev.signet.eventstore;

import dev.signet.kernel.DomainEvent;
import dev.signet.user.HumanEvent;
import dev.signet.user.Profile;
import dev.signet.user.UserEventTypes;
import dev.signet.vault.SubjectKeys;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Encodes the largest common event, an added person, to the payload and ciphertext of a row, and decodes it again. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class EventCodecBenchmark {
    private static final StreamId STREAM = new StreamId("user", "1");
    private static final String TYPE = "user.human.added";

    // The keys are passed with each call, so neither a database nor a master key is needed.
    private final EventCodec codec =
            new EventCodec(new EventTypes(List.of(new UserEventTypes())), new SubjectKeys(null, null));
    private final SecretKey key = new SecretKeySpec(new byte[32], "AES");
    private final DomainEvent event = new HumanEvent.Added(
            "1",
            "gigi",
            "Gigi",
            "Giraffe",
            "",
            "Gigi Giraffe",
            "en",
            Profile.Gender.UNSPECIFIED,
            "gigi@example.com",
            true,
            null,
            false,
            true,
            false);
    private final StoredEvent row = row();

    /** The work of a writer for each event. */
    @Benchmark
    public Object encode_and_encrypt() {
        EventCodec.Encoded encoded = codec.encode(event);
        return codec.encrypt(key, encoded.personal(), STREAM, 1, TYPE);
    }

    /** The work of loading a stream for each event. */
    @Benchmark
    public Object decrypt_and_decode() {
        return codec.decode(row, key);
    }

    private StoredEvent row() {
        EventCodec.Encoded encoded = codec.encode(event);
        byte[] personal = codec.encrypt(key, encoded.personal(), STREAM, 1, TYPE);
        return new StoredEvent(
                1,
                STREAM,
                1,
                "1",
                TYPE,
                encoded.type().revision(),
                encoded.payload(),
                "1",
                personal,
                "1",
                Instant.EPOCH);
    }
}

package dev.signet.eventstore;

import dev.signet.vault.SubjectKeys;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Encodes and decodes snapshots in their stored form, without a database and without encryption. */
public final class TestingSnapshots {
    private static final StreamId STREAM = new StreamId("test", "1");

    private final Snapshots snapshots = new Snapshots(null, new SubjectKeys(null, null));

    /** Returns the encoded form of a state. */
    public String write(Object state) {
        return new String(snapshots.bytes(state), StandardCharsets.UTF_8);
    }

    /** Returns a state after it was encoded and decoded. */
    public <S> S throughSnapshot(AggregateType<?, ?, S> type, S state) {
        return snapshots
                .read(
                        type.snapshots(),
                        STREAM,
                        new Snapshots.Stored(1, "owner", null, snapshots.bytes(state), Instant.EPOCH, Instant.EPOCH))
                .orElseThrow()
                .state();
    }

    /** Returns the name of the format in which states of this kind are stored. */
    public String format(AggregateType<?, ?, ?> type) {
        return type.snapshots().name();
    }
}

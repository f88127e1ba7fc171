package dev.signet.eventstore;

import dev.signet.vault.SubjectKeys;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Writes and reads snapshots as the database holds them, without a database and without encryption. */
public final class TestingSnapshots {
    private static final StreamId STREAM = new StreamId("test", "1");

    private final Snapshots snapshots = new Snapshots(null, new SubjectKeys(null, null));

    /** A state as it is written. */
    public String write(Object state) {
        return new String(snapshots.bytes(state), StandardCharsets.UTF_8);
    }

    /** A state after it was written and read. */
    public <S> S throughSnapshot(AggregateType<?, ?, S> type, S state) {
        return snapshots
                .read(
                        type.snapshots(),
                        STREAM,
                        new Snapshots.Stored(1, "owner", null, snapshots.bytes(state), Instant.EPOCH, Instant.EPOCH))
                .orElseThrow()
                .state();
    }

    /** The name of the form in which states of this kind are written. */
    public String format(AggregateType<?, ?, ?> type) {
        return type.snapshots().name();
    }
}

package dev.signet.eventstore;

import dev.signet.jdbc.Sql;
import dev.signet.vault.Eraser;
import jakarta.inject.Singleton;
import java.util.Map;

/**
 * Gives back the claims of a person and removes what older events kept readable. Snapshots go with the person's key, to
 * which they refer.
 */
@Singleton
final class EventStoreEraser implements Eraser {
    private final UniqueClaims claims;
    private final Redaction redaction;

    EventStoreEraser(UniqueClaims claims, Redaction redaction) {
        this.claims = claims;
        this.redaction = redaction;
    }

    @Override
    public Map<String, Long> count(Sql transaction, String userId) {
        return Map.of(
                "stream_snapshots",
                Eraser.rows(transaction, "stream_snapshots", "subject", userId),
                "unique_claims",
                Eraser.rows(transaction, "unique_claims", "stream", PERSON + '/' + userId));
    }

    @Override
    public void erase(Sql transaction, String userId) {
        StreamId stream = new StreamId(PERSON, userId);
        claims.releaseAll(transaction, stream);
        redaction.redact(transaction, stream);
    }
}

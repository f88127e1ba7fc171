package dev.signet.eventstore;

import dev.signet.jdbc.Sql;
import dev.signet.vault.Eraser;
import jakarta.inject.Singleton;
import java.util.Map;

/**
 * Erases a person from the event store: releases the unique names that the person holds, and removes personal data that
 * older events stored unencrypted. Snapshots need no deletion here: they refer to the person's key by a foreign key and
 * are deleted together with it.
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

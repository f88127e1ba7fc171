package dev.signet.user;

import dev.signet.eventstore.EventStore;
import java.time.Instant;

/**
 * One event of a user's history, without its content.
 *
 * @param sequence place in the user's history, from 1
 * @param eventType name of the event type as it is stored, for instance {@code user.human.email.changed}
 * @param editorId id of the user who caused the event, or {@code SYSTEM}
 */
public record UserChange(long sequence, Instant changedAt, String eventType, String editorId, String orgId) {

    static UserChange of(EventStore.Change change) {
        return new UserChange(change.version(), change.recordedAt(), change.type(), change.actor(), change.owner());
    }
}

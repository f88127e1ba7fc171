package dev.signet.project;

import dev.signet.eventstore.EventStore;
import java.time.Instant;

/**
 * One event of the history of a project or of one of its applications, without its content.
 *
 * @param sequence place in the history, from 1
 * @param eventType name of the event type as it is stored, for instance {@code project.role.added}
 * @param editorId id of the user who caused the event, or {@code SYSTEM}
 */
public record ProjectChange(long sequence, Instant changedAt, String eventType, String editorId, String orgId) {

    /** Returns what the log says about one event. */
    public static ProjectChange of(EventStore.Change change) {
        return new ProjectChange(change.version(), change.recordedAt(), change.type(), change.actor(), change.owner());
    }
}

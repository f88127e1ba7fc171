package dev.signet.project;

import dev.signet.eventstore.RecordedEvent;
import dev.signet.kernel.DomainEvent;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * One event of the history of a project or of one of its applications, without its content.
 *
 * @param sequence place in the history, from 1
 * @param eventType name of the event type as it is stored, for instance {@code project.role.added}
 * @param editorId id of the user who caused the event, or {@code SYSTEM}
 */
public record ProjectChange(long sequence, Instant changedAt, String eventType, String editorId, String orgId) {

    /**
     * Returns a part of a history.
     *
     * @param sequence where to start: changes after it in ascending, before it in descending order; 0 starts at the
     * respective end of the history
     * @param limit the most changes to return, at least 1
     */
    public static List<ProjectChange> page(
            List<RecordedEvent<?>> history,
            Function<DomainEvent, String> typeOf,
            long sequence,
            int limit,
            boolean ascending) {
        Comparator<ProjectChange> order = Comparator.comparingLong(ProjectChange::sequence);
        return history.stream()
                .filter(event -> sequence == 0 || (ascending ? event.version() > sequence : event.version() < sequence))
                .map(event -> new ProjectChange(
                        event.version(), event.recordedAt(), typeOf.apply(event.event()), event.actor(), event.owner()))
                .sorted(ascending ? order : order.reversed())
                .limit(limit)
                .toList();
    }
}

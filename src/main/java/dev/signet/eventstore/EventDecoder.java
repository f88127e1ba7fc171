package dev.signet.eventstore;

import dev.signet.vault.SubjectKeys;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.crypto.SecretKey;

/** Decodes rows of the event log. The keys of all persons whom the rows are about are fetched with one query. */
@Singleton
final class EventDecoder {
    private final EventCodec codec;
    private final SubjectKeys subjectKeys;

    EventDecoder(EventCodec codec, SubjectKeys subjectKeys) {
        this.codec = codec;
        this.subjectKeys = subjectKeys;
    }

    List<RecordedEvent<?>> decode(List<StoredEvent> rows) {
        Map<String, SecretKey> keys = keysOf(rows);
        List<RecordedEvent<?>> events = new ArrayList<>(rows.size());
        for (StoredEvent row : rows) {
            events.add(codec.decode(row, row.subject() == null ? null : keys.get(row.subject())));
        }
        return events;
    }

    /**
     * Returns an entry for each row. An entry decodes its event only when asked, so that one unreadable row does not
     * stop the others.
     */
    List<EventLog.Entry> entries(List<StoredEvent> rows) {
        Map<String, SecretKey> keys = keysOf(rows);
        return rows.stream()
                .map(row -> new EventLog.Entry(
                        row.position(),
                        row.stream(),
                        () -> codec.decode(row, row.subject() == null ? null : keys.get(row.subject()))))
                .toList();
    }

    Map<String, SecretKey> keysOf(List<StoredEvent> rows) {
        Set<String> subjects = new LinkedHashSet<>();
        for (StoredEvent row : rows) {
            String subject = row.subject();
            if (subject != null && row.personal() != null) {
                subjects.add(subject);
            }
        }
        return subjects.isEmpty() ? Map.of() : subjectKeys.findAll(subjects);
    }
}

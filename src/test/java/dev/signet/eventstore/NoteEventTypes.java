package dev.signet.eventstore;

import jakarta.inject.Singleton;
import java.util.List;

/** Registers the event types that only tests use. */
@Singleton
final class NoteEventTypes implements EventTypeCatalog {
    @Override
    public List<EventType<?>> eventTypes() {
        return List.of(
                EventType.first("test_note", "test.note.written", NoteEvent.Written.class),
                EventType.first("test_note", "test.note.counted", NoteEvent.Counted.class));
    }
}

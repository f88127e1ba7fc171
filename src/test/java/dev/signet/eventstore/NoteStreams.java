package dev.signet.eventstore;

import dev.signet.kernel.Actor;
import jakarta.inject.Singleton;

/** Writes streams of the aggregate that only tests use. */
@Singleton
public final class NoteStreams {
    private final Aggregates aggregates;
    private final Ids ids;

    NoteStreams(Aggregates aggregates, Ids ids) {
        this.aggregates = aggregates;
        this.ids = ids;
    }

    /**
     * Begins a stream.
     *
     * @return the stream's id
     */
    public String write() {
        Note.NoteCommand command = new Note.NoteCommand.Write("Ada", "title-" + ids.next());
        return aggregates.create(Note.TYPE, ids::next, "org", command, Actor.system()).stream()
                .id();
    }

    /** Appends one event. */
    public void count(String id) {
        aggregates.handle(Note.TYPE, id, "org", new Note.NoteCommand.Count(1), Actor.system());
    }
}

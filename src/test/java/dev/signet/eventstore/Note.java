package dev.signet.eventstore;

import dev.signet.kernel.ClaimChange;
import dev.signet.kernel.Decision;
import dev.signet.kernel.DomainError;

/** State and rules of an aggregate that only tests use. */
record Note(String author, int count) {

    static final AggregateType<NoteCommand, NoteEvent, Note> TYPE = new AggregateType<>(
            "test_note",
            NoteEvent.class,
            new Note("", 0),
            Note::decide,
            Note::evolve,
            AggregateType.streamIsSubject(),
            StateFormat.of(Note.class, 1));

    sealed interface NoteCommand {
        record Write(String author, String title) implements NoteCommand {}

        record Count(int by) implements NoteCommand {}
    }

    static final DomainError TITLE_TAKEN = DomainError.alreadyExists("note.title.taken", "The title is taken.");

    static Decision<NoteEvent> decide(NoteCommand command, Note note) {
        return switch (command) {
            case NoteCommand.Write(String author, String title) ->
                Decision.<NoteEvent>of(new NoteEvent.Written(author, 0))
                        .claiming(new ClaimChange.Take("test_title", "", title, TITLE_TAKEN));
            case NoteCommand.Count(int by) -> Decision.of(new NoteEvent.Counted(by));
        };
    }

    static Note evolve(Note note, NoteEvent event) {
        return switch (event) {
            case NoteEvent.Written(String author, int count) -> new Note(author, count);
            case NoteEvent.Counted(int by) -> new Note(note.author(), note.count() + by);
        };
    }
}

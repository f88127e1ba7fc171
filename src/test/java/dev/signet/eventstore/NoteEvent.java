package dev.signet.eventstore;

import dev.signet.kernel.DomainEvent;
import dev.signet.kernel.PersonalData;

/** Events of an aggregate that only tests use: a note with a counter and an author. */
sealed interface NoteEvent extends DomainEvent {

    record Written(@PersonalData String author, int count) implements NoteEvent {}

    record Counted(int by) implements NoteEvent {}
}

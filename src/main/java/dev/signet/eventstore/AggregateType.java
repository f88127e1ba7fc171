package dev.signet.eventstore;

import dev.signet.kernel.Decision;
import dev.signet.kernel.DomainEvent;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * One kind of aggregate: its stream type and its pure functions.
 *
 * @param streamType name of the type as it is stored
 * @param eventType sealed interface of its events
 * @param initial state before the first event
 * @param decide returns the decision for a command in a state, or throws a {@link dev.signet.kernel.DomainException}
 * @param evolve returns the state after an event
 * @param subject returns the id of the person whose personal data the events contain, given the id of the stream and
 * the state after the decision; null if the events contain none
 * @param snapshots the format in which snapshots of the state are stored; null if there are no snapshots, so that every
 * load reads its stream from the first event
 */
public record AggregateType<C, E extends DomainEvent, S>(
        String streamType,
        Class<E> eventType,
        S initial,
        BiFunction<C, S, Decision<E>> decide,
        BiFunction<S, E, S> evolve,
        SubjectOf<S> subject,
        @Nullable StateFormat<S> snapshots) {

    /** Creates an aggregate type without snapshots. */
    public AggregateType(
            String streamType,
            Class<E> eventType,
            S initial,
            BiFunction<C, S, Decision<E>> decide,
            BiFunction<S, E, S> evolve,
            SubjectOf<S> subject) {
        this(streamType, eventType, initial, decide, evolve, subject, null);
    }

    /** Returns the id of the person whom an aggregate is about, or null if its events contain no personal data. */
    @FunctionalInterface
    public interface SubjectOf<S> {
        @Nullable
        String subject(String streamId, S state);
    }

    /** Returns the function for aggregates that represent a person: the id of the stream is the id of the person. */
    public static <S> SubjectOf<S> streamIsSubject() {
        return (streamId, state) -> streamId;
    }

    /** Returns the function for aggregates whose events contain no personal data. */
    public static <S> SubjectOf<S> noSubject() {
        return (streamId, state) -> null;
    }
}

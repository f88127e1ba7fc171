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
 * @param subject returns the person whose personal data the events contain, given the stream and the state after the
 * decision; may return null
 * @param snapshots the form in which states of long streams are stored; null to read every stream from its first event
 */
public record AggregateType<C, E extends DomainEvent, S>(
        String streamType,
        Class<E> eventType,
        S initial,
        BiFunction<C, S, Decision<E>> decide,
        BiFunction<S, E, S> evolve,
        SubjectOf<S> subject,
        @Nullable StateFormat<S> snapshots) {

    /** Creates a kind of aggregate without snapshots. */
    public AggregateType(
            String streamType,
            Class<E> eventType,
            S initial,
            BiFunction<C, S, Decision<E>> decide,
            BiFunction<S, E, S> evolve,
            SubjectOf<S> subject) {
        this(streamType, eventType, initial, decide, evolve, subject, null);
    }

    /** Finds the person an aggregate is about. */
    @FunctionalInterface
    public interface SubjectOf<S> {
        @Nullable
        String subject(String streamId, S state);
    }

    /** Returns the function for aggregates that are about a person: the stream's id is the person's id. */
    public static <S> SubjectOf<S> streamIsSubject() {
        return (streamId, state) -> streamId;
    }

    /** Returns the function for aggregates whose events contain no personal data. */
    public static <S> SubjectOf<S> noSubject() {
        return (streamId, state) -> null;
    }
}

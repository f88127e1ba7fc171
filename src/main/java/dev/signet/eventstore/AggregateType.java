package dev.signet.eventstore;

import dev.signet.kernel.Decision;
import dev.signet.kernel.DomainEvent;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * One kind of aggregate: its stream type and its pure functions.
 *
 * @param streamType stored literal of its streams
 * @param eventType sealed interface of its events
 * @param initial state before the first event
 * @param decide what a command does to a state, or throws a {@link dev.signet.kernel.DomainException}
 * @param evolve the state after an event
 * @param subject whose personal data the events hold: given stream and the state after the decision; may answer null
 * @param snapshots how states of long streams are kept; null to fold every stream from its first event
 */
public record AggregateType<C, E extends DomainEvent, S>(
        String streamType,
        Class<E> eventType,
        S initial,
        BiFunction<C, S, Decision<E>> decide,
        BiFunction<S, E, S> evolve,
        SubjectOf<S> subject,
        @Nullable StateFormat<S> snapshots) {

    /** A kind of aggregate without snapshots. */
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

    /** Every stream is about the person whose id it bears. */
    public static <S> SubjectOf<S> streamIsSubject() {
        return (streamId, state) -> streamId;
    }

    /** No event holds personal data. */
    public static <S> SubjectOf<S> noSubject() {
        return (streamId, state) -> null;
    }
}

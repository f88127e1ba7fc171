package dev.signet.kernel;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The result of a decider: the events to append, and the changes to unique names and secrets that belong to them. An
 * attempt that must be recorded although it failed (a wrong code, a wrong password) also carries the error that the
 * caller gets after the append.
 *
 * @param events appended in order; empty if the state of the stream does not change
 * @param claims unique names claimed or released in the same transaction
 * @param secrets secrets stored or removed in the same transaction
 * @param failure thrown once the events are committed, or null
 */
public record Decision<E extends DomainEvent>(
        List<E> events,
        List<ClaimChange> claims,
        List<SecretChange> secrets,
        @Nullable DomainError failure) {

    public Decision {
        events = List.copyOf(events);
        claims = List.copyOf(claims);
        secrets = List.copyOf(secrets);
    }

    /** Returns a decision that changes nothing, because the requested state is already reached. */
    public static <E extends DomainEvent> Decision<E> nothing() {
        return new Decision<>(List.of(), List.of(), List.of(), null);
    }

    /** Returns a decision that appends one event. */
    public static <E extends DomainEvent> Decision<E> of(E event) {
        return of(List.of(event));
    }

    /** Returns a decision that appends two events. */
    public static <E extends DomainEvent> Decision<E> of(E first, E second) {
        return of(List.of(first, second));
    }

    /** Returns a decision that appends these events. */
    public static <E extends DomainEvent> Decision<E> of(List<? extends E> events) {
        return new Decision<>(List.copyOf(events), List.of(), List.of(), null);
    }

    /** Returns this decision with additional claim changes. */
    public Decision<E> claiming(ClaimChange... changes) {
        return new Decision<>(events, concat(claims, List.of(changes)), secrets, failure);
    }

    /** Returns this decision with additional secret changes. */
    public Decision<E> keeping(SecretChange... changes) {
        return new Decision<>(events, claims, concat(secrets, List.of(changes)), failure);
    }

    /** Returns this decision with additional secret changes. */
    public Decision<E> keeping(List<SecretChange> changes) {
        return new Decision<>(events, claims, concat(secrets, changes), failure);
    }

    /** Returns this decision with an error, which the caller gets after the events are appended. */
    public Decision<E> failing(DomainError error) {
        return new Decision<>(events, claims, secrets, error);
    }

    private static <T> List<T> concat(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}

package dev.signet.kernel;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a decider answers: the events to append, the claims and secrets that change with them, and, for an attempt that
 * must be recorded although it failed (a wrong code, a wrong password), the error the caller sees after the append.
 *
 * @param events appended in order; empty means nothing changed
 * @param claims unique names taken or given back in the same transaction
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

    /** Nothing to do: the wanted state is already reached. */
    public static <E extends DomainEvent> Decision<E> nothing() {
        return new Decision<>(List.of(), List.of(), List.of(), null);
    }

    /** Appends one event. */
    public static <E extends DomainEvent> Decision<E> of(E event) {
        return of(List.of(event));
    }

    /** Appends two events. */
    public static <E extends DomainEvent> Decision<E> of(E first, E second) {
        return of(List.of(first, second));
    }

    /** Appends these events. */
    public static <E extends DomainEvent> Decision<E> of(List<? extends E> events) {
        return new Decision<>(List.copyOf(events), List.of(), List.of(), null);
    }

    /** The same decision with these claim changes in addition. */
    public Decision<E> claiming(ClaimChange... changes) {
        return new Decision<>(events, concat(claims, List.of(changes)), secrets, failure);
    }

    /** The same decision with these secret changes in addition. */
    public Decision<E> keeping(SecretChange... changes) {
        return new Decision<>(events, claims, concat(secrets, List.of(changes)), failure);
    }

    /** The same decision with these secret changes in addition. */
    public Decision<E> keeping(List<SecretChange> changes) {
        return new Decision<>(events, claims, concat(secrets, changes), failure);
    }

    /** The events are appended, then the caller gets this error. */
    public Decision<E> failing(DomainError error) {
        return new Decision<>(events, claims, secrets, error);
    }

    /** The same decision with this event before the others. */
    public Decision<E> after(E event) {
        return new Decision<>(concat(List.of(event), events), claims, secrets, failure);
    }

    private static <T> List<T> concat(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}

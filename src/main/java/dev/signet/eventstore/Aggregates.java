package dev.signet.eventstore;

import dev.signet.jdbc.AdvisoryLock;
import dev.signet.jdbc.Database;
import dev.signet.jdbc.Sql;
import dev.signet.kernel.Actor;
import dev.signet.kernel.Decision;
import dev.signet.kernel.DomainError;
import dev.signet.kernel.DomainEvent;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Carries out commands on aggregates: loads the current state, lets the aggregate decide which events follow, and
 * appends them. If another request has appended events to the same stream in the meantime, the state is loaded and
 * decided on again.
 *
 * <p>The first attempt takes no lock. Further attempts on an existing stream lock it, so that many simultaneous changes
 * of one aggregate wait for each other instead of making each other fail. If {@value #ATTEMPTS} attempts have failed,
 * the caller gets the error ABORTED.
 */
@Singleton
public final class Aggregates {
    private static final int ATTEMPTS = 4;
    private static final DomainError TOO_MUCH_CONTENTION = DomainError.aborted(
            "concurrency.conflict",
            "The object was changed by other requests at the same time. Read it again and repeat the change.");

    private final Database database;
    private final EventStore store;
    private final StateLoader loader;
    private final AppendSignal signal;

    public Aggregates(Database database, EventStore store, StateLoader loader, AppendSignal signal) {
        this.database = database;
        this.store = store;
        this.loader = loader;
        this.signal = signal;
    }

    /** Returns the current state; its version is 0 when the stream does not exist. */
    public <C, E extends DomainEvent, S> Loaded<S> load(AggregateType<C, E, S> type, String id) {
        return loader.load(type, new StreamId(type.streamType(), id));
    }

    /**
     * Carries out a command on an existing or a new stream.
     *
     * @param owner organization or instance that a new stream will belong to; ignored for an existing one
     */
    public <C, E extends DomainEvent, S> Loaded<S> handle(
            AggregateType<C, E, S> type, String id, String owner, C command, Actor actor) {
        StreamId stream = new StreamId(type.streamType(), id);
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                return attempt == 1
                        ? optimistic(type, stream, owner, command, actor)
                        : queued(type, stream, owner, command, actor);
            } catch (VersionConflict e) {
                // the decision was made on an outdated state: the next attempt decides again
            }
        }
        throw TOO_MUCH_CONTENTION.exception();
    }

    /**
     * Carries out a command on a state that was already loaded, or on the current state if it has changed since.
     *
     * @param owner as in {@link #handle(AggregateType, String, String, Object, Actor)}
     */
    public <C, E extends DomainEvent, S> Loaded<S> handle(
            AggregateType<C, E, S> type, Loaded<S> loaded, String owner, C command, Actor actor) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                return attempt == 1
                        ? finish(confirmed(loaded, run(type, loaded, owner, command, actor)))
                        : queued(type, loaded.stream(), owner, command, actor);
            } catch (VersionConflict e) {
                // the decision was made on an outdated state: the next attempt decides again
            }
        }
        throw TOO_MUCH_CONTENTION.exception();
    }

    /**
     * Carries out a command on a new stream without first reading whether it exists.
     *
     * @param newId generates the id of the stream, another one for each attempt
     */
    public <C, E extends DomainEvent, S> Loaded<S> create(
            AggregateType<C, E, S> type, Supplier<String> newId, String owner, C command, Actor actor) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            StreamId stream = new StreamId(type.streamType(), newId.get());
            try {
                return finish(run(type, StateLoader.absent(type, stream), owner, command, actor));
            } catch (VersionConflict e) {
                // two nodes generated the same id: generate another one
            }
        }
        throw TOO_MUCH_CONTENTION.exception();
    }

    /**
     * Carries out a command on a new stream as part of a transaction, without first reading whether it exists.
     *
     * @throws VersionConflict if the stream already exists; {@link #inTransaction} then runs the whole transaction
     * again
     */
    public <C, E extends DomainEvent, S> Loaded<S> createIn(
            Sql transaction, AggregateType<C, E, S> type, String id, String owner, C command, Actor actor) {
        return handleIn(
                transaction,
                type,
                StateLoader.absent(type, new StreamId(type.streamType(), id)),
                owner,
                command,
                actor);
    }

    /** Carries out a command as part of a transaction that spans several streams. */
    public <C, E extends DomainEvent, S> Loaded<S> handleIn(
            Sql transaction, AggregateType<C, E, S> type, String id, String owner, C command, Actor actor) {
        return handleIn(transaction, type, loadIn(transaction, type, id), owner, command, actor);
    }

    /**
     * Locks the stream until the transaction ends, so that other calls of this method for the same stream wait, and
     * returns the current state.
     */
    public <C, E extends DomainEvent, S> Loaded<S> loadIn(Sql transaction, AggregateType<C, E, S> type, String id) {
        StreamId stream = new StreamId(type.streamType(), id);
        lock(transaction, stream);
        return loader.loadIn(transaction, type, stream);
    }

    /** Carries out a command on a state that {@link #loadIn} has returned in the same transaction. */
    public <C, E extends DomainEvent, S> Loaded<S> handleIn(
            Sql transaction, AggregateType<C, E, S> type, Loaded<S> loaded, String owner, C command, Actor actor) {
        Decision<E> decision = type.decide().apply(command, loaded.state());
        DomainError failure = decision.failure();
        if (failure != null) {
            throw failure.exception();
        }
        return after(type, loaded, owner, store.append(transaction, append(type, loaded, owner, decision, actor)));
    }

    /**
     * Runs work that changes several streams in one transaction. If another request has changed one of the streams in
     * the meantime, the transaction is rolled back and the work runs again.
     */
    public <T> T inTransaction(Function<Sql, T> work) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                T answer = database.inTransaction(work);
                signal.appended();
                return answer;
            } catch (VersionConflict e) {
                // the decision was made on an outdated state: the next attempt decides again
            }
        }
        throw TOO_MUCH_CONTENTION.exception();
    }

    private <C, E extends DomainEvent, S> Loaded<S> optimistic(
            AggregateType<C, E, S> type, StreamId stream, String owner, C command, Actor actor) {
        return finish(run(type, loader.load(type, stream), owner, command, actor));
    }

    private <C, E extends DomainEvent, S> Outcome<S> run(
            AggregateType<C, E, S> type, Loaded<S> before, String owner, C command, Actor actor) {
        Decision<E> decision = type.decide().apply(command, before.state());
        if (isEmpty(decision)) {
            return new Outcome<>(before, decision.failure());
        }
        List<RecordedEvent<E>> recorded = store.append(append(type, before, owner, decision, actor));
        return new Outcome<>(after(type, before, owner, recorded), decision.failure());
    }

    /**
     * An append fails by itself if the state was outdated. A decision without an append must be checked: it is valid
     * only if nothing was appended since the state was loaded. For example, a correct password must not be accepted if
     * the user was locked after the state was loaded.
     */
    private <S> Outcome<S> confirmed(Loaded<S> before, Outcome<S> outcome) {
        boolean appended = outcome.loaded().version() > before.version();
        if (!appended && outcome.failure() == null && loader.isOutdated(before)) {
            throw new VersionConflict(before.stream(), before.version());
        }
        return outcome;
    }

    private <C, E extends DomainEvent, S> Loaded<S> queued(
            AggregateType<C, E, S> type, StreamId stream, String owner, C command, Actor actor) {
        Outcome<S> outcome = database.inTransaction(transaction -> {
            lock(transaction, stream);
            Loaded<S> before = loader.loadIn(transaction, type, stream);
            Decision<E> decision = type.decide().apply(command, before.state());
            List<RecordedEvent<E>> recorded = store.append(transaction, append(type, before, owner, decision, actor));
            return new Outcome<>(after(type, before, owner, recorded), decision.failure());
        });
        signal.appended();
        return finish(outcome);
    }

    private static <S> Loaded<S> finish(Outcome<S> outcome) {
        DomainError failure = outcome.failure();
        if (failure != null) {
            throw failure.exception();
        }
        return outcome.loaded();
    }

    private static boolean isEmpty(Decision<?> decision) {
        return decision.events().isEmpty()
                && decision.claims().isEmpty()
                && decision.secrets().isEmpty();
    }

    private static void lock(Sql transaction, StreamId stream) {
        AdvisoryLock.hold(transaction, stream.type() + '/' + stream.id());
    }

    private static <C, E extends DomainEvent, S> Append<E> append(
            AggregateType<C, E, S> type, Loaded<S> before, String owner, Decision<E> decision, Actor actor) {
        S state = before.state();
        for (E event : decision.events()) {
            state = type.evolve().apply(state, event);
        }
        return new Append<>(
                before.stream(),
                before.version(),
                before.exists() ? before.owner() : owner,
                type.subject().subject(before.stream().id(), state),
                decision,
                actor);
    }

    private static <C, E extends DomainEvent, S> Loaded<S> after(
            AggregateType<C, E, S> type, Loaded<S> before, String owner, List<RecordedEvent<E>> recorded) {
        Loaded<S> loaded = before;
        for (RecordedEvent<E> event : recorded) {
            loaded = StateLoader.step(type, loaded, before.exists() ? before.owner() : owner, event);
        }
        return loaded;
    }

    private record Outcome<S>(
            Loaded<S> loaded,
            @org.jspecify.annotations.Nullable DomainError failure) {}
}

package dev.signet.user;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * State of a user, derived from its events.
 *
 * @param orgId organization of the user; empty before the user exists
 * @param human what only a person has; null for a machine user
 * @param machine what only a machine user has; null for a person
 * @param lock the current lock; null unless the user is LOCKED
 * @param metadata values in base64 by key
 * @param erased whether the personal data was erased
 */
public record User(
        String orgId,
        UserState state,
        String userName,
        @Nullable Human human,
        @Nullable Machine machine,
        @Nullable Lock lock,
        Map<String, String> metadata,
        boolean erased) {

    /** The state before the first event. */
    public static final User ABSENT = new User("", UserState.ABSENT, "", null, null, null, Map.of(), false);

    public User {
        metadata = Map.copyOf(metadata);
    }

    static User human(String orgId, String userName, Human human) {
        return new User(orgId, UserState.ACTIVE, userName, human, null, null, Map.of(), false);
    }

    static User machine(String orgId, String userName, Machine machine) {
        return new User(orgId, UserState.ACTIVE, userName, null, machine, null, Map.of(), false);
    }

    /** Returns the person, or throws an error for a machine user. */
    Human requireHuman() {
        if (human == null) {
            throw UserError.NOT_HUMAN.exception();
        }
        return human;
    }

    /** Returns the machine user, or throws an error for a person. */
    Machine requireMachine() {
        if (machine == null) {
            throw UserError.NOT_MACHINE.exception();
        }
        return machine;
    }

    /** Tells whether the person has not finished the set-up, even if the user is locked at the moment. */
    boolean isInitial() {
        return state == UserState.INITIAL || (lock != null && lock.before() == UserState.INITIAL);
    }

    /**
     * Tells whether wrong passwords have blocked password checks for a while. {@link PasswordTries} knows whether that
     * time is over.
     */
    boolean isPaused() {
        return lock != null && lock.until() != null;
    }

    /**
     * Returns this user without the state LOCKED if wrong passwords have only blocked password checks for a while.
     * Everything except the displayed state treats such a user as not locked.
     */
    User unpaused() {
        return lock != null && isPaused()
                ? new User(orgId, lock.before(), userName, human, machine, lock, metadata, erased)
                : this;
    }

    User withState(UserState next) {
        return new User(orgId, next, userName, human, machine, null, metadata, erased);
    }

    User locked(Lock next) {
        return new User(orgId, UserState.LOCKED, userName, human, machine, next, metadata, erased);
    }

    User withUserName(String next) {
        return new User(orgId, state, next, human, machine, lock, metadata, erased);
    }

    User with(Human next) {
        return new User(orgId, state, userName, next, machine, lock, metadata, erased);
    }

    User with(Machine next) {
        return new User(orgId, state, userName, human, next, lock, metadata, erased);
    }

    User withMetadata(String key, String value) {
        Map<String, String> next = new TreeMap<>(metadata);
        next.put(key, value);
        return new User(orgId, state, userName, human, machine, lock, next, erased);
    }

    User withoutMetadata(String key) {
        Map<String, String> next = new TreeMap<>(metadata);
        next.remove(key);
        return new User(orgId, state, userName, human, machine, lock, next, erased);
    }

    User withoutAnyMetadata() {
        return new User(orgId, state, userName, human, machine, lock, Map.of(), erased);
    }

    User asErased() {
        return new User(orgId, UserState.DELETED, "", null, null, null, Map.of(), true);
    }

    /**
     * A lock.
     *
     * @param before the state that the user returns to
     * @param until null if the lock lasts until somebody lifts it; otherwise only password checks are blocked, and this
     * is when the first block ended
     */
    public record Lock(
            LockReason reason, UserState before, @Nullable Instant until) {}
}

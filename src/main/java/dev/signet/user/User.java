package dev.signet.user;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The state of a user, folded from its events.
 *
 * @param orgId organization it belongs to; empty before it exists
 * @param human what only a person has, null for a machine
 * @param machine what only a machine has, null for a person
 * @param lock the present lock, null unless LOCKED
 * @param metadata values in base64 by key
 * @param erased whether the personal data is gone
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

    /** The person, or an error for a machine. */
    Human requireHuman() {
        if (human == null) {
            throw UserError.NOT_HUMAN.exception();
        }
        return human;
    }

    /** The machine, or an error for a person. */
    Machine requireMachine() {
        if (machine == null) {
            throw UserError.NOT_MACHINE.exception();
        }
        return machine;
    }

    /** Whether the person has not finished the set-up, be it locked meanwhile or not. */
    boolean isInitial() {
        return state == UserState.INITIAL || (lock != null && lock.before() == UserState.INITIAL);
    }

    /** Whether wrong passwords have closed the password for a while, be that over or not: {@link PasswordTries} knows. */
    boolean isPaused() {
        return lock != null && lock.until() != null;
    }

    /** This user as everything but the state shown to others takes a user whose password is closed for a while. */
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
     * @param before state the user returns to
     * @param until null if it lasts until somebody lifts it. Otherwise it closes the password alone, and this is when it
     *     opened for the first time
     */
    public record Lock(
            LockReason reason, UserState before, @Nullable Instant until) {}
}

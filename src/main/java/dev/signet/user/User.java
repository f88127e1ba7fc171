package dev.signet.user;

import dev.signet.eventstore.Persistent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * State of a user, derived from its events.
 *
 * @param orgId organization of the user; empty before the user exists
 * @param human what only a person has; null for a machine user
 * @param machine what only a machine user has; null for a person
 * @param lock the current lock; null unless the user is LOCKED
 * @param metadata the digest of each metadata value by its key; no command needs the values themselves, which may be
 * long
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
        // A persistent map shares the unchanged entries with the map that it was made from. An event therefore costs
        // about the same however many entries there are.
        metadata = Persistent.map(metadata);
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

    /**
     * Tells whether the person has not finished the set-up. The answer does not depend on whether the user is locked.
     */
    boolean isInitial() {
        return state == UserState.INITIAL || (lock != null && lock.before() == UserState.INITIAL);
    }

    /**
     * Tells whether wrong passwords have blocked password checks for a limited time. This may be over: only
     * {@link PasswordTries} knows until when checks are blocked.
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

    /**
     * Returns the state that decides whether the user may sign in and use tokens. A user whose password checks are only
     * blocked for a while by wrong passwords counts as before.
     */
    public UserState stateInService() {
        return unpaused().state();
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
        Map<String, String> next = Persistent.map(metadata).plus(key, digest(value));
        return new User(orgId, state, userName, human, machine, lock, next, erased);
    }

    User withoutMetadata(String key) {
        Map<String, String> next = Persistent.map(metadata).minus(key);
        return new User(orgId, state, userName, human, machine, lock, next, erased);
    }

    User withoutAnyMetadata() {
        return new User(orgId, state, userName, human, machine, lock, Map.of(), erased);
    }

    /** Whether the metadata entry with this key has this value; the value is given in base64. */
    boolean hasMetadata(String key, String value) {
        return digest(value).equals(metadata.get(key));
    }

    private static String digest(String value) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    User asErased() {
        return new User(orgId, UserState.DELETED, "", null, null, null, Map.of(), true);
    }

    /**
     * A lock.
     *
     * @param before the state that the user returns to
     * @param until null if the lock lasts until an administrator lifts it. Otherwise wrong passwords have only blocked
     * password checks, and this is when the first of these blocks ends.
     */
    public record Lock(
            UserEvent.LockReason reason,
            UserState before,
            @Nullable Instant until) {}
}

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
 * @param metadata digests of the values by key; no command needs the values themselves, which may be long
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
        // An event costs the same however many entries there are: a persistent map shares what stays.
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

    /** Whether the metadata has this value in base64 under the key. */
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
     * @param until null if the lock lasts until somebody lifts it; otherwise only password checks are blocked, and this
     * is when the first block ended
     */
    public record Lock(
            UserEvent.LockReason reason,
            UserState before,
            @Nullable Instant until) {}
}

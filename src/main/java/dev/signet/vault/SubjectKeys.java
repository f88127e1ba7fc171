package dev.signet.vault;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.signet.jdbc.Database;
import dev.signet.jdbc.Sql;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keeps one AES-256 key for each person. Personal data in events is readable only while this key exists. Erasing the
 * key erases the person from the event log and from every backup of it.
 *
 * <p>Unwrapped keys stay in memory for at most ten minutes; {@link #forget} drops one at once.
 */
@Singleton
public final class SubjectKeys {
    /**
     * A statement whose only parameter is a person's id. It locks the row of the person's key, so that the key cannot
     * be erased until the transaction ends; it returns no row if there is no key.
     */
    public static final String HOLD = "select subject from subject_keys where subject = ? for key share";

    private static final int CACHED_KEYS = 50_000;

    private final Database database;
    private final MasterKey masterKey;
    private final AesGcm aes = new AesGcm();
    private final SecureRandom random = new SecureRandom();
    private final Cache<String, SecretKey> cache = Caffeine.newBuilder()
            .maximumSize(CACHED_KEYS)
            .expireAfterWrite(Duration.ofMinutes(10))
            .build();

    public SubjectKeys(Database database, MasterKey masterKey) {
        this.database = database;
        this.masterKey = masterKey;
    }

    /** Returns the person's key, or empty when it was erased or never created. */
    public Optional<SecretKey> find(String subject) {
        SecretKey known = cache.getIfPresent(subject);
        if (known != null) {
            return Optional.of(known);
        }
        return load(database, subject);
    }

    /** Returns the keys of several persons with one query. Persons without a key are missing from the result. */
    public Map<String, SecretKey> findAll(Collection<String> subjects) {
        Map<String, SecretKey> found = new HashMap<>(cache.getAllPresent(Set.copyOf(subjects)));
        List<String> missing = subjects.stream()
                .distinct()
                .filter(id -> !found.containsKey(id))
                .toList();
        if (!missing.isEmpty()) {
            database.query(
                            "select subject, wrapped_key, master_key_id from subject_keys where subject = any(?)",
                            row -> Map.entry(
                                    row.text("subject"),
                                    masterKey.unwrap(
                                            row.bytes("wrapped_key"), row.text("subject"), row.text("master_key_id"))),
                            (Object) missing.toArray(String[]::new))
                    .forEach(entry -> {
                        cache.put(entry.getKey(), entry.getValue());
                        found.put(entry.getKey(), entry.getValue());
                    });
        }
        return found;
    }

    /**
     * Creates the key of a new person, in the transaction that appends the first event about them. Returns the existing
     * key if there is one.
     */
    public SecretKey create(Sql transaction, String subject) {
        byte[] fresh = new byte[32];
        random.nextBytes(fresh);
        int inserted = transaction.update(
                "insert into subject_keys (subject, wrapped_key, master_key_id) values (?, ?, ?)"
                        + " on conflict (subject) do nothing",
                subject,
                masterKey.wrap(fresh, subject),
                masterKey.id());
        return inserted == 1
                ? new SecretKeySpec(fresh, "AES")
                : load(transaction, subject).orElseThrow();
    }

    /**
     * Deletes the key inside a transaction; call {@link #forget} on every node once the transaction is committed.
     *
     * @return whether there was a key
     */
    public boolean erase(Sql transaction, String subject) {
        return transaction.update("delete from subject_keys where subject = ?", subject) > 0;
    }

    /** Drops the unwrapped key from this node's memory. */
    public void forget(String subject) {
        cache.invalidate(subject);
    }

    /**
     * Encrypts under a person's key.
     *
     * @param place where the ciphertext is stored; decryption needs the same value
     */
    public byte[] encrypt(SecretKey key, byte[] plain, String place) {
        return aes.encrypt(key, plain, place.getBytes(StandardCharsets.UTF_8));
    }

    /** Decrypts what {@link #encrypt} encrypted for the same place. */
    public byte[] decrypt(SecretKey key, byte[] sealed, String place) {
        return aes.decrypt(key, sealed, place.getBytes(StandardCharsets.UTF_8));
    }

    private Optional<SecretKey> load(Sql sql, String subject) {
        Optional<SecretKey> key = sql.first(
                "select wrapped_key, master_key_id from subject_keys where subject = ?",
                row -> masterKey.unwrap(row.bytes("wrapped_key"), subject, row.text("master_key_id")),
                subject);
        key.ifPresent(found -> cache.put(subject, found));
        return key;
    }
}

package dev.signet.vault;

import dev.signet.jdbc.Database;
import dev.signet.jdbc.Sql;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The server's own long-lived keys, one for each purpose. A key is created on first use and stored wrapped under the
 * master key.
 *
 * <p>A rotation of the master key wraps these keys again but does not change them, so new digests can still be compared
 * with stored ones.
 */
@Singleton
public final class VaultKeys {
    private final Database database;
    private final MasterKey masterKey;
    private final AesGcm aes = new AesGcm();
    private final SecureRandom random = new SecureRandom();
    private final Map<String, SecretKey> cache = new ConcurrentHashMap<>();

    public VaultKeys(Database database, MasterKey masterKey) {
        this.database = database;
        this.masterKey = masterKey;
    }

    /**
     * Returns the key for a purpose, for instance {@code claims} or {@code tokens}, and creates it if there is none.
     */
    public SecretKey key(String purpose) {
        SecretKey known = cache.get(purpose);
        return known != null ? known : cache.computeIfAbsent(purpose, this::loadOrCreate);
    }

    /**
     * Encrypts under the key for a purpose.
     *
     * @param place where the ciphertext is stored; decryption needs the same value
     */
    public byte[] encrypt(String purpose, byte[] plain, String place) {
        return aes.encrypt(key(purpose), plain, place.getBytes(StandardCharsets.UTF_8));
    }

    /** Decrypts what {@link #encrypt} encrypted for the same purpose and place. */
    public byte[] decrypt(String purpose, byte[] sealed, String place) {
        return aes.decrypt(key(purpose), sealed, place.getBytes(StandardCharsets.UTF_8));
    }

    private SecretKey loadOrCreate(String purpose) {
        byte[] fresh = new byte[32];
        random.nextBytes(fresh);
        return database.inTransaction(sql -> {
            sql.update(
                    "insert into vault_keys (purpose, wrapped_key, master_key_id) values (?, ?, ?)"
                            + " on conflict (purpose) do nothing",
                    purpose,
                    masterKey.wrap(fresh, purpose),
                    masterKey.id());
            return load(sql, purpose);
        });
    }

    private SecretKey load(Sql sql, String purpose) {
        return sql.single(
                "select wrapped_key, master_key_id from vault_keys where purpose = ?",
                row -> new SecretKeySpec(
                        masterKey.unwrapBytes(row.bytes("wrapped_key"), purpose, row.text("master_key_id")), "AES"),
                purpose);
    }
}

package dev.signet.vault;

import dev.signet.kernel.InvalidConfiguration;
import dev.signet.kernel.Setting;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key that wraps (encrypts) every other key. It never encrypts data, so a rotation of the master key only has to
 * wrap the other keys again.
 *
 * <p>The database stores with every wrapped key the fingerprint of the master key that wrapped it. During a rotation,
 * keys that the previous master key wrapped can still be unwrapped.
 */
@Startup(Setting.CHECKED)
@Singleton
public final class MasterKey {
    private static final int KEY_BYTES = 32;

    private final AesGcm aes = new AesGcm();
    private final Wrapping current;
    private final Optional<Wrapping> previous;

    public MasterKey(VaultConfig config) {
        this.current = config.masterKey()
                .map(text -> wrapping("signet.master-key", text))
                .orElseThrow(() -> new InvalidConfiguration(
                        "signet.master-key is not set: an external database needs a master key of 32 random bytes in"
                                + " base64 (make one with: openssl rand -base64 32)"));
        this.previous = config.previousMasterKey().map(text -> wrapping("signet.previous-master-key", text));
    }

    /** Returns the fingerprint of the current key: the first 8 bytes of its SHA-256, in hexadecimal. */
    public String id() {
        return current.id();
    }

    /** Whether the current or the previous master key has this fingerprint. */
    public boolean opens(String masterKeyId) {
        return current.id().equals(masterKeyId)
                || previous.filter(key -> key.id().equals(masterKeyId)).isPresent();
    }

    /** Encrypts a key under the current master key; {@code name} says what the key is for and must match on unwrap. */
    public byte[] wrap(byte[] key, String name) {
        return aes.encrypt(current.key(), key, associated(name));
    }

    /**
     * Decrypts a key that was wrapped under the master key with this fingerprint.
     *
     * @throws IllegalStateException if that is neither the current nor the previous master key, or if {@code name} is
     * not the one given to {@link #wrap}
     */
    public SecretKey unwrap(byte[] wrapped, String name, String masterKeyId) {
        return new SecretKeySpec(unwrapBytes(wrapped, name, masterKeyId), "AES");
    }

    byte[] unwrapBytes(byte[] wrapped, String name, String masterKeyId) {
        return aes.decrypt(wrappingOf(masterKeyId).key(), wrapped, associated(name));
    }

    private Wrapping wrappingOf(String masterKeyId) {
        if (current.id().equals(masterKeyId)) {
            return current;
        }
        return previous.filter(key -> key.id().equals(masterKeyId))
                .orElseThrow(() -> new IllegalStateException("signet.master-key: the database holds keys of master key "
                        + masterKeyId + ", but the configured one is " + current.id()));
    }

    private static byte[] associated(String name) {
        return ("wrap:" + name).getBytes(StandardCharsets.UTF_8);
    }

    private static Wrapping wrapping(String property, String text) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text.strip());
        } catch (IllegalArgumentException e) {
            throw new InvalidConfiguration(property + " is not base64");
        }
        if (bytes.length != KEY_BYTES) {
            throw new InvalidConfiguration(property + " must be 32 bytes in base64, but is " + bytes.length);
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return new Wrapping(HexFormat.of().formatHex(digest, 0, 8), new SecretKeySpec(bytes, "AES"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("SHA-256 is not available", e);
        }
    }

    private record Wrapping(String id, SecretKey key) {}
}

package dev.signet.vault;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts secrets that the server must be able to read again, such as private keys, for storage in {@link Secrets}.
 *
 * <p>Uses AES-256-GCM with the vault key of a purpose. The place, for instance an id, says where the ciphertext is
 * used; a ciphertext cannot be decrypted for another place.
 */
@Singleton
public final class SealedSecrets {
    private final VaultKeys keys;
    private final AesGcm aes = new AesGcm();

    public SealedSecrets(VaultKeys keys) {
        this.keys = keys;
    }

    /** Encrypts the bytes and returns the ciphertext in base64. */
    public String seal(String purpose, String place, byte[] plain) {
        return Base64.getEncoder().encodeToString(aes.encrypt(keys.key(purpose), plain, associated(purpose, place)));
    }

    /**
     * Decrypts what {@link #seal} encrypted for the same purpose and place.
     *
     * @throws IllegalStateException if the ciphertext was altered or made for another purpose or place
     */
    public byte[] open(String purpose, String place, String sealed) {
        return aes.decrypt(keys.key(purpose), Base64.getDecoder().decode(sealed), associated(purpose, place));
    }

    /** Encrypts the bytes and returns the ciphertext in base64url without padding, for URLs, cookies and forms. */
    public String sealForUrl(String purpose, String place, byte[] plain) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(aes.encrypt(keys.key(purpose), plain, associated(purpose, place)));
    }

    /** Decrypts what {@link #sealForUrl} encrypted for the same purpose and place; empty for any other text. */
    public Optional<byte[]> openFromUrl(String purpose, String place, String sealed) {
        try {
            return Optional.of(
                    aes.decrypt(keys.key(purpose), Base64.getUrlDecoder().decode(sealed), associated(purpose, place)));
        } catch (IllegalStateException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * Encrypts under a key that is derived from the vault key and a secret. The server does not store the secret, so it
     * can decrypt the bytes only while somebody presents the secret.
     *
     * @param secret a text with at least 128 random bits
     */
    public String sealUnder(String purpose, String secret, byte[] plain) {
        return Base64.getEncoder()
                .encodeToString(aes.encrypt(derived(purpose, secret), plain, associated(purpose, "secret")));
    }

    /**
     * Decrypts what {@link #sealUnder} encrypted for the same purpose and secret.
     *
     * @throws IllegalStateException if the ciphertext was altered or made for another purpose or secret
     */
    public byte[] openUnder(String purpose, String secret, String sealed) {
        return aes.decrypt(derived(purpose, secret), Base64.getDecoder().decode(sealed), associated(purpose, "secret"));
    }

    private SecretKey derived(String purpose, String secret) {
        return new SecretKeySpec(new KeyedDigest(keys.key(purpose)).of("seal\n" + secret), "AES");
    }

    private static byte[] associated(String purpose, String place) {
        return ("seal:" + purpose + '/' + place).getBytes(StandardCharsets.UTF_8);
    }
}

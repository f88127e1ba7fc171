package dev.signet.vault;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts secrets that must be readable again, such as private keys, for keeping in {@link Secrets}.
 *
 * <p>AES-256-GCM under the vault key of a purpose; the place binds a ciphertext to the row it was made for.
 */
@Singleton
public final class SealedSecrets {
    private final VaultKeys keys;
    private final AesGcm aes = new AesGcm();

    public SealedSecrets(VaultKeys keys) {
        this.keys = keys;
    }

    /** The ciphertext in base64. */
    public String seal(String purpose, String place, byte[] plain) {
        return Base64.getEncoder().encodeToString(aes.encrypt(keys.key(purpose), plain, associated(purpose, place)));
    }

    /**
     * What {@link #seal} was given for the same purpose and place.
     *
     * @throws IllegalStateException when the ciphertext was altered or made for another place
     */
    public byte[] open(String purpose, String place, String sealed) {
        return aes.decrypt(keys.key(purpose), Base64.getDecoder().decode(sealed), associated(purpose, place));
    }

    /**
     * Encrypts under a key that comes of the vault key and of a secret that is stored nowhere: without whoever holds the
     * secret it cannot be read again.
     *
     * @param secret of at least 128 random bits
     */
    public String sealUnder(String purpose, String secret, byte[] plain) {
        return Base64.getEncoder()
                .encodeToString(aes.encrypt(derived(purpose, secret), plain, associated(purpose, "secret")));
    }

    /**
     * What {@link #sealUnder} was given for the same purpose and secret.
     *
     * @throws IllegalStateException when the ciphertext was altered or made under another secret
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

package dev.signet.vault;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

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

    private static byte[] associated(String purpose, String place) {
        return ("seal:" + purpose + '/' + place).getBytes(StandardCharsets.UTF_8);
    }
}

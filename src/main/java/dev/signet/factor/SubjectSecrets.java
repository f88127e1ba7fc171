package dev.signet.factor;

import dev.signet.vault.SubjectKeys;
import jakarta.inject.Singleton;
import java.util.Base64;
import javax.crypto.SecretKey;

/**
 * Encrypts what the server must be able to read again of a person's factor under that person's key, so that erasing the
 * person makes it unreadable in every backup, too.
 */
@Singleton
public final class SubjectSecrets {
    private final SubjectKeys keys;

    SubjectSecrets(SubjectKeys keys) {
        this.keys = keys;
    }

    /**
     * Encrypts the bytes and returns the ciphertext in base64.
     *
     * @param place what the secret is; decryption needs the same value
     */
    public String seal(String userId, String place, byte[] plain) {
        return Base64.getEncoder().encodeToString(keys.encrypt(key(userId), plain, place(userId, place)));
    }

    /** Decrypts what {@link #seal} encrypted for the same user and place. */
    public byte[] open(String userId, String place, String sealed) {
        return keys.decrypt(key(userId), Base64.getDecoder().decode(sealed), place(userId, place));
    }

    private SecretKey key(String userId) {
        return keys.find(userId).orElseThrow(FactorError.NOT_FOUND::exception);
    }

    private static String place(String userId, String place) {
        return "factor/" + place + '/' + userId;
    }
}

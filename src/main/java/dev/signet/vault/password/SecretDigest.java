package dev.signet.vault.password;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keyed digest (HMAC-SHA-256) under which tokens and codes are stored and looked up.
 *
 * <p>For secrets that this server drew at random; a password goes to {@link PasswordHasher}. The key keeps short codes
 * from being found by trying all of them against a copy of the database. Safe for use by several threads.
 *
 * <p>Source: RFC 2104, ASVS 5.0 V6.
 */
public final class SecretDigest {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int MIN_KEY_BYTES = 32;

    private final SecretKeySpec key;

    /**
     * Takes a copy of the key.
     *
     * @param key at least 32 bytes
     * @throws IllegalArgumentException if the key is shorter
     */
    public SecretDigest(byte[] key) {
        if (key.length < MIN_KEY_BYTES) {
            throw new IllegalArgumentException("the key has fewer than " + MIN_KEY_BYTES + " bytes");
        }
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** The digest of a token: 43 characters of unpadded URL-safe base64, the same for the same token and key. */
    public String digest(String token) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mac(token));
    }

    /** Whether the digest is that of the token, in time that does not depend on where they differ. */
    public boolean matches(String token, String digest) {
        return MessageDigest.isEqual(
                digest(token).getBytes(StandardCharsets.UTF_8), digest.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] mac(String token) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(token.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}

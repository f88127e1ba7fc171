package dev.signet.vault;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Computes the keyed digests of tokens, codes and claimed names, the only form in which the database holds them.
 *
 * <p>The purpose separates the digests: the digest of a code is never equal to that of a token.
 */
@Singleton
public final class Digests {
    private final VaultKeys keys;
    private final Map<String, KeyedDigest> digests = new ConcurrentHashMap<>();

    public Digests(VaultKeys keys) {
        this.keys = keys;
    }

    /**
     * Returns the digest of a high-entropy token, or of a short code joined with an identifier of what it is for, as 64
     * hexadecimal characters.
     */
    public String token(String purpose, String token) {
        return keyed("tokens").hex(purpose + '\n' + token);
    }

    /** Returns the digest of a claimed name; equal names have equal digests. */
    public byte[] claim(String kind, String scope, String value) {
        return keyed("claims").of(kind + '\n' + scope + '\n' + value);
    }

    // The keys never change: a rotation of the master key only encrypts them anew.
    private KeyedDigest keyed(String purpose) {
        return digests.computeIfAbsent(purpose, unknown -> new KeyedDigest(keys.key(purpose)));
    }

    /** Compares two digests in constant time. */
    public static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}

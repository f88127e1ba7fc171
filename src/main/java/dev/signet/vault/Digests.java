package dev.signet.vault;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Computes the keyed digests of tokens, codes and claimed (unique) names. The database stores these digests and never
 * the values themselves.
 *
 * <p>The purpose is part of the digested text, so a code and a token with the same text have different digests.
 */
@Singleton
public final class Digests {
    private final VaultKeys keys;
    private final Map<String, KeyedDigest> digests = new ConcurrentHashMap<>();

    public Digests(VaultKeys keys) {
        this.keys = keys;
    }

    /**
     * Returns the digest as 64 hexadecimal characters.
     *
     * @param purpose what the token is for; for a short code, also the id of the object that the code belongs to,
     * because equal short codes would otherwise have equal digests
     * @param token a random token or a code
     */
    public String token(String purpose, String token) {
        return keyed("tokens").hex(purpose + '\n' + token);
    }

    /**
     * Returns the digest of a claimed name. Equal names of the same kind and scope have equal digests, so the database
     * can enforce that a name is unique without storing it.
     */
    public byte[] claim(String kind, String scope, String value) {
        return keyed("claims").of(kind + '\n' + scope + '\n' + value);
    }

    // The result is cached forever, because a vault key never changes: a rotation of the master key only wraps the
    // vault key again.
    private KeyedDigest keyed(String purpose) {
        return digests.computeIfAbsent(purpose, unknown -> new KeyedDigest(keys.key(purpose)));
    }

    /** Compares two digests in constant time. */
    public static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}

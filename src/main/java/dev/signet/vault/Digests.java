package dev.signet.vault;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * Keyed digests of tokens, codes and claimed names; the only form in which the database holds them.
 *
 * <p>The purpose separates the digests: a code's digest is never equal to a token's.
 */
@Singleton
public final class Digests {
    private final VaultKeys keys;

    public Digests(VaultKeys keys) {
        this.keys = keys;
    }

    /** Digest of a high-entropy token or of a short code together with what it belongs to; 64 hex characters. */
    public String token(String purpose, String token) {
        return new KeyedDigest(keys.key("tokens")).hex(purpose + '\n' + token);
    }

    /** Digest of a claimed name; equal names give equal digests. */
    public byte[] claim(String kind, String scope, String value) {
        return new KeyedDigest(keys.key("claims")).of(kind + '\n' + scope + '\n' + value);
    }

    /** Compares two digests in constant time. */
    public static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}

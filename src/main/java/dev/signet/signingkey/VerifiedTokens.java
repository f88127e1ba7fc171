package dev.signet.signingkey;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Remembers tokens whose signature was verified recently. The same text is accepted again without verification as long
 * as the same key is published. Only the result of the signature check is remembered, because it never changes. Whether
 * a token may still be used is checked each time.
 *
 * <p>Holds only tokens that this instance signed, and a bounded number of them. There are two generations: when the
 * young one is full, it becomes the old one, and the tokens of the former old one that were not used meanwhile are
 * forgotten.
 */
final class VerifiedTokens {
    private final int most;
    private volatile Map<String, Entry> young = new ConcurrentHashMap<>();
    private volatile Map<String, Entry> old = Map.of();

    /** @param most maximum number of tokens in each of the two generations */
    VerifiedTokens(int most) {
        this.most = most;
    }

    /** Returns the token's content if it was verified with this key and as this type; otherwise null. */
    @Nullable
    VerifiedToken find(String token, VerificationKey key, TokenType type) {
        Entry entry = young.get(token);
        if (entry == null) {
            entry = old.get(token);
            if (entry != null) {
                young.put(token, entry);
            }
        }
        return entry != null && entry.key().equals(key) && entry.token().type() == type ? entry.token() : null;
    }

    void add(String token, VerificationKey key, VerifiedToken verified) {
        if (young.size() >= most) {
            old = young;
            young = new ConcurrentHashMap<>();
        }
        young.put(token, new Entry(key, verified));
    }

    private record Entry(VerificationKey key, VerifiedToken token) {}
}

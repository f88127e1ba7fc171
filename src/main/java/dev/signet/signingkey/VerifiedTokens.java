package dev.signet.signingkey;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Tokens whose signature was found right not long ago: the same text is right again, as long as the very key is published.
 * Only what never changes is remembered; what a token is good for is judged anew each time.
 *
 * <p>Holds a bounded number of the tokens used last. Nothing gets in that this instance did not sign.
 */
final class VerifiedTokens {
    private final int most;
    private volatile Map<String, Entry> young = new ConcurrentHashMap<>();
    private volatile Map<String, Entry> old = Map.of();

    /** @param most tokens of a generation; there are two */
    VerifiedTokens(int most) {
        this.most = most;
    }

    /** What the token says, if it was verified by this key as this type. */
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

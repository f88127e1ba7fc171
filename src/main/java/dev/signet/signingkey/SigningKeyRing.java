package dev.signet.signingkey;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the current {@link KeyRing} in memory.
 *
 * <p>The keys are read from the database again after every change that this node makes, every few seconds to see the
 * changes of other nodes (see {@link SigningKeyRotation}), and when a token names an unknown key.
 */
@Singleton
final class SigningKeyRing {
    /**
     * Minimum time between two reads because of unknown key ids. Anybody can send tokens with unknown key ids, so these
     * cause at most five queries per second.
     */
    private static final long MIN_NANOS_BETWEEN_MISSES = TimeUnit.MILLISECONDS.toNanos(200);

    private final Supplier<List<SigningKeyView>> stored;
    private final CryptoProvider provider;
    private final SigningKeyTimes times;
    private final JoseJson json;
    private final Clock clock;
    private final ReentrantLock refreshing = new ReentrantLock();
    private volatile @Nullable KeyRing ring;
    private volatile long readAt;

    @Inject
    SigningKeyRing(
            SigningKeyQueries queries, CryptoProvider provider, SigningKeyTimes times, JoseJson json, Clock clock) {
        this(queries::all, provider, times, json, clock);
    }

    SigningKeyRing(
            Supplier<List<SigningKeyView>> stored,
            CryptoProvider provider,
            SigningKeyTimes times,
            JoseJson json,
            Clock clock) {
        this.stored = stored;
        this.provider = provider;
        this.times = times;
        this.json = json;
        this.clock = clock;
    }

    /** Returns the keys as last read; waits only if they have not been read yet. */
    KeyRing current() {
        KeyRing known = ring;
        return known != null ? known : refresh();
    }

    /** Reads the keys from the database. */
    KeyRing refresh() {
        refreshing.lock();
        try {
            KeyRing before = ring;
            List<SigningKeyView> keys = stored.get();
            Instant now = clock.instant();
            List<SigningKeyView> published = keys.stream()
                    .filter(key -> key.isPublishedAt(now))
                    .sorted(KeyRing.ORDER)
                    .toList();
            KeyRing after = before != null
                            && before.isOf(
                                    keys,
                                    published.stream().map(SigningKeyView::kid).toList())
                    ? before
                    : build(keys, published, before);
            ring = after;
            readAt = System.nanoTime();
            return after;
        } finally {
            refreshing.unlock();
        }
    }

    /**
     * Returns the published key with this id. If the id is unknown, reads the keys again, because another node may just
     * have created the key.
     */
    Optional<VerificationKey> published(String kid) {
        Optional<VerificationKey> known = current().published(kid);
        if (known.isPresent() || System.nanoTime() - readAt < MIN_NANOS_BETWEEN_MISSES) {
            return known;
        }
        return refresh().published(kid);
    }

    private KeyRing build(List<SigningKeyView> keys, List<SigningKeyView> published, @Nullable KeyRing before) {
        Map<String, VerificationKey> verifiers = new HashMap<>();
        for (SigningKeyView key : published) {
            VerificationKey known = before == null ? null : before.published().get(key.kid());
            verifiers.put(key.kid(), known != null ? known : VerificationKey.of(key, provider));
        }
        byte[] document = json.write(
                Map.of("keys", published.stream().map(SigningKeyView::publicJwk).toList()));
        return new KeyRing(keys, verifiers, KeyRing.activeOf(keys), new JwkSetDocument(document, times.keySetMaxAge()));
    }
}

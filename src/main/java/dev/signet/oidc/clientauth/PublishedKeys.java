package dev.signet.oidc.clientauth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.signet.outbound.OutboundCalls;
import dev.signet.outbound.OutboundGuard;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keys that clients publish at an address of their own (RFC 7591 section 2, {@code jwks_uri}). They are fetched on
 * demand and kept on this node for a few minutes.
 *
 * <p>A node calls an address for one request at a time and then not again for {@link #PAUSE}, whichever key is wanted,
 * so that requests with invented key ids cannot make it call an address all the time. Keys are kept for at most
 * {@link #KEPT}. A key that a client removes from its set therefore becomes invalid even if the set cannot be fetched
 * any more.
 */
@Singleton
final class PublishedKeys {
    static final Duration KEPT = Duration.ofMinutes(5);
    static final Duration PAUSE = Duration.ofSeconds(5);

    private static final Logger LOG = Logger.getLogger(PublishedKeys.class);
    private static final int MOST_ADDRESSES = 10_000;
    private static final int MOST_CALLS = 32;

    private final Documents documents;
    private final Clock clock;
    private final Cache<String, Place> places = Caffeine.newBuilder()
            .maximumSize(MOST_ADDRESSES)
            .expireAfterWrite(KEPT.multipliedBy(2))
            .build();
    // Platform threads, because DNS look-ups block, and on a virtual thread they would also block its carrier thread.
    private final ExecutorService callers = new ThreadPoolExecutor(
            0,
            MOST_CALLS,
            1,
            TimeUnit.MINUTES,
            new SynchronousQueue<>(),
            Thread.ofPlatform().daemon().name("keys-", 0).factory());

    @Inject
    PublishedKeys(OutboundCalls calls, OutboundGuard guard, Clock clock) {
        this(address -> calls.getJson(address, guard.allowsPlain(address)), clock);
    }

    PublishedKeys(Documents documents, Clock clock) {
        this.documents = documents;
        this.clock = clock;
    }

    /** Fetches the document at an address. Throws if that fails. */
    interface Documents {
        byte[] get(URI address);
    }

    /**
     * The keys that a client publishes, in PEM by id. Cached keys are used unless the wanted one is missing and the
     * pause is over. Blocks while keys are fetched.
     *
     * @param address the address of the key set
     * @param keyId the wanted key; null for any
     */
    Map<String, String> of(String clientId, String address, @Nullable String keyId) {
        Place place = places.get(address, unknown -> new Place());
        if (!place.known.leavesOpen(keyId, clock.instant())) {
            return place.known.keys(clock.instant());
        }
        place.lock.lock();
        try {
            // The request that held the lock before may have fetched the key meanwhile.
            if (place.known.leavesOpen(keyId, clock.instant())) {
                place.known = fetch(clientId, address, place.known);
            }
            return place.known.keys(clock.instant());
        } finally {
            place.lock.unlock();
        }
    }

    private Known fetch(String clientId, String address, Known before) {
        try {
            Callable<byte[]> call = () -> documents.get(URI.create(address));
            Map<String, String> keys = KeySet.read(callers.submit(call).get());
            return new Known(keys, clock.instant(), clock.instant());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return before;
        } catch (ExecutionException | ParseException | RuntimeException e) {
            // During the pause nothing is fetched, so this message is not logged for every request.
            LOG.warnf("the keys of client %s could not be fetched: %s", clientId, e.getMessage());
            return new Known(before.keys, before.fetchedAt, clock.instant());
        }
    }

    @PreDestroy
    void close() {
        callers.shutdownNow();
    }

    /** What this node knows about one address. The lock lets only one request at a time fetch its keys. */
    private static final class Place {
        private final ReentrantLock lock = new ReentrantLock();
        private volatile Known known = new Known(Map.of(), Instant.MIN, Instant.MIN);
    }

    /**
     * The keys that were fetched from an address.
     *
     * @param fetchedAt when they were fetched
     * @param askedAt when the address was last called, successfully or not
     */
    private record Known(Map<String, String> keys, Instant fetchedAt, Instant askedAt) {
        Known {
            keys = Map.copyOf(keys);
        }

        /** Whether the wanted key is not cached and the address may be called again. */
        boolean leavesOpen(@Nullable String keyId, Instant now) {
            boolean answered = keyId == null ? isFresh(now) : keys(now).containsKey(keyId);
            return !answered && !now.isBefore(askedAt.plus(PAUSE));
        }

        Map<String, String> keys(Instant now) {
            return isFresh(now) ? keys : Map.of();
        }

        private boolean isFresh(Instant now) {
            return now.isBefore(fetchedAt.plus(KEPT));
        }
    }
}

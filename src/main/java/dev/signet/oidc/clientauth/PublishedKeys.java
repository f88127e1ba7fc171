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
 * Keys that clients publish at an address of their own (RFC 7591 section 2, {@code jwks_uri}): fetched when one is asked
 * for, and kept for a few minutes on this node.
 *
 * <p>An address is called by one request at a time and then left alone for {@link #PAUSE}, whoever asks for whatever
 * keys, so that invented key ids do not turn into calls. Keys do not outlive {@link #KEPT}: what a client takes
 * out of its set ends to be valid, even where the set cannot be had.
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
    // Name servers are asked in blocking calls that would hold the carriers of virtual threads.
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

    /** Gets the document at an address, or throws. */
    interface Documents {
        byte[] get(URI address);
    }

    /**
     * The keys a client publishes, in PEM by their ids; those kept, unless the wanted one is not among them and it is
     * time to ask again. Blocks while they are fetched.
     *
     * @param address where it publishes them
     * @param keyId null if any will do
     */
    Map<String, String> of(String clientId, String address, @Nullable String keyId) {
        Place place = places.get(address, unknown -> new Place());
        if (!place.known.leavesOpen(keyId, clock.instant())) {
            return place.known.keys(clock.instant());
        }
        place.lock.lock();
        try {
            // who waited finds what the one before has fetched
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
            // the pause that follows keeps this line from being written for every request
            LOG.warnf("the keys of client %s cannot be had: %s", clientId, e.getMessage());
            return new Known(before.keys, before.fetchedAt, clock.instant());
        }
    }

    @PreDestroy
    void close() {
        callers.shutdownNow();
    }

    /** An address, and what is known of it. */
    private static final class Place {
        private final ReentrantLock lock = new ReentrantLock();
        private volatile Known known = new Known(Map.of(), Instant.MIN, Instant.MIN);
    }

    /** What was found at an address. */
    private record Known(Map<String, String> keys, Instant fetchedAt, Instant askedAt) {
        Known {
            keys = Map.copyOf(keys);
        }

        /** Whether the question is not answered by what is kept, and may be asked again. */
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

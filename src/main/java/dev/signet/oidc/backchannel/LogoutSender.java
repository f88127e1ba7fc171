package dev.signet.oidc.backchannel;

import dev.signet.application.ApplicationQueries;
import dev.signet.application.Client;
import dev.signet.kernel.Task;
import dev.signet.outbound.OutboundCalls;
import dev.signet.outbound.OutboundFailure;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends logout tokens (OpenID Connect Back-Channel Logout 1.0 section 2.5), each again after growing pauses until the
 * receiver answers 200 or 204 or 24 hours are over. A receiver may get a logout more than once.
 *
 * <p>Receivers are called in parallel, each with up to 8 calls at a time, or one call if its last call failed. A
 * receiver that is down therefore does not delay the others.
 */
@Singleton
public final class LogoutSender {
    private static final Logger LOG = Logger.getLogger(LogoutSender.class);
    private static final int MOST_CALLS = 64;
    private static final int MOST_CALLS_OF_A_CLIENT = 8;
    private static final long POLL_MILLIS = 2_000;
    private static final Set<Integer> CONFIRMED = Set.of(200, 204);

    private final LogoutDeliveries deliveries;
    private final LogoutTokens tokens;
    private final ApplicationQueries applications;
    private final OutboundCalls calls;
    private final Semaphore awake = new Semaphore(0);

    /** The number of calls under way, by client. */
    private final Map<String, Integer> underWay = new ConcurrentHashMap<>();

    /** Clients whose last call failed. */
    private final Set<String> failing = ConcurrentHashMap.newKeySet();

    // Platform threads, because DNS look-ups block, and on a virtual thread they would also block its carrier thread.
    private final ExecutorService callers = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("logout-", 0).factory());
    private volatile boolean stopped;
    private @Nullable Thread loop;

    LogoutSender(
            LogoutDeliveries deliveries, LogoutTokens tokens, ApplicationQueries applications, OutboundCalls calls) {
        this.deliveries = deliveries;
        this.tokens = tokens;
        this.applications = applications;
        this.calls = calls;
    }

    /** Wakes the thread that sends deliveries, and returns at once. */
    void wake() {
        awake.release();
    }

    void start(@Observes StartupEvent event) {
        if (!Task.isServing()) {
            return;
        }
        loop = Thread.ofVirtual().name("back-channel-logout").start(this::run);
    }

    /** Stops sending. Deliveries that are interrupted are attempted again later by any node. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopped = true;
        wake();
        Thread running = loop;
        if (running != null) {
            running.join(2_000);
        }
        callers.shutdownNow();
    }

    private void run() {
        while (!stopped) {
            try {
                sendDue();
            } catch (RuntimeException e) {
                LOG.warnf("due logout tokens could not be read or sent and will be tried again: %s", e.getMessage());
                // A database that is down refuses at once. Discarding the wake-ups makes the loop wait below instead of
                // spinning.
                awake.drainPermits();
            }
            try {
                if (awake.tryAcquire(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                    awake.drainPermits();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void sendDue() {
        int free = MOST_CALLS
                - underWay.values().stream().mapToInt(Integer::intValue).sum();
        if (free <= 0) {
            return;
        }
        List<LogoutDelivery> taken =
                deliveries.take(free, underWay.keySet(), Set.copyOf(failing), MOST_CALLS_OF_A_CLIENT);
        taken.forEach(delivery -> underWay.merge(delivery.clientId(), 1, Integer::sum));
        taken.forEach(delivery -> callers.execute(() -> deliver(delivery)));
    }

    private void deliver(LogoutDelivery delivery) {
        try {
            attempt(delivery);
        } catch (RuntimeException e) {
            LOG.warnf(
                    "the logout token for client %s could not be sent and will be tried again: %s",
                    delivery.clientId(), e.getMessage());
        } finally {
            if (underWay.computeIfPresent(delivery.clientId(), (client, calls) -> calls == 1 ? null : calls - 1)
                    == null) {
                wake();
            }
        }
    }

    private void attempt(LogoutDelivery delivery) {
        Optional<Client> client = applications.client(delivery.clientId());
        String uri = client.map(Client::backChannelLogoutUri).orElse(null);
        if (client.isEmpty() || uri == null) {
            deliveries.done(delivery);
            return;
        }
        String failure = call(uri, delivery, client.get());
        if (failure == null) {
            failing.remove(delivery.clientId());
            deliveries.done(delivery);
            return;
        }
        failing.add(delivery.clientId());
        boolean again = deliveries.postpone(delivery);
        // Only the first failure and the last are warnings, because the failures in between say nothing new.
        Logger.Level level = again && delivery.attempts() > 1 ? Logger.Level.DEBUG : Logger.Level.WARN;
        LOG.logf(
                level,
                "client %s could not be notified of the end of session %s (attempt %d, %s): %s",
                delivery.clientId(),
                delivery.sessionId(),
                delivery.attempts(),
                again ? "will be tried again" : "given up",
                failure);
    }

    /** Calls the receiver. Returns null if it accepted the token, otherwise the reason why it did not. */
    private @Nullable String call(String uri, LogoutDelivery delivery, Client client) {
        try {
            String form = "logout_token=" + tokens.issue(delivery, client);
            int status = calls.postForm(URI.create(uri), form, client.devMode());
            return CONFIRMED.contains(status) ? null : "status " + status;
        } catch (OutboundFailure e) {
            return e.getMessage();
        }
    }
}

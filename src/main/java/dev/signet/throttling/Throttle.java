package dev.signet.throttling;

import dev.signet.jdbc.Database;
import dev.signet.jdbc.ExpiredRows;
import dev.signet.kernel.DomainError;
import dev.signet.vault.Digests;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Counts attempts for all nodes together. An attempt is counted before its outcome is known, so that parallel attempts
 * cannot get past the limit.
 *
 * <p>Subjects (addresses, ids) are stored as keyed digests. The table is unlogged, so that an attempt costs no write to
 * the write-ahead log. In return, a crash of the database deletes all counts.
 */
@Singleton
public final class Throttle {
    private static final String DIGEST = "attempts/";
    /**
     * If all attempts of a window were used, the next window is longer, provided that it begins within this time after
     * the end of the former one.
     */
    private static final Duration MEMORY = Duration.ofHours(6);

    private static final String COUNT = """
            insert into attempts as a (purpose, subject, attempts, window_ends_at) values (?, ?, 1, ?)
            on conflict (purpose, subject) do update set
                attempts = case when a.window_ends_at <= ? then 1 else a.attempts + 1 end,
                exceeded = case when a.window_ends_at > ? then a.exceeded
                                when a.attempts >= ? and a.window_ends_at > ? then least(a.exceeded + 1, 20)
                                else 0 end,
                window_ends_at = case when a.window_ends_at > ? then a.window_ends_at
                                else ?::timestamptz + make_interval(secs => least(
                                    ?::bigint * power(2, case when a.attempts >= ? and a.window_ends_at > ?
                                                              then least(a.exceeded + 1, 20) else 0 end),
                                    ?::bigint) / 1000.0) end
            returning attempts, window_ends_at
            """;

    private final Database database;
    private final Digests digests;
    private final Clock clock;

    public Throttle(Database database, Digests digests, Clock clock) {
        this.database = database;
        this.digests = digests;
        this.clock = clock;
    }

    /**
     * Counts an attempt. Returns empty if the attempt may be made, or the refusal ({@link TooManyAttempts}) if the
     * limit was already reached.
     */
    public Optional<DomainError> attempt(Limit limit, String subject) {
        Instant now = clock.instant();
        Counted counted = database.single(
                COUNT,
                row -> new Counted(row.integer("attempts"), row.instant("window_ends_at")),
                limit.purpose(),
                digest(limit, subject),
                now.plus(limit.window()),
                now,
                now,
                limit.most(),
                now.minus(MEMORY),
                now,
                now,
                limit.window().toMillis(),
                limit.most(),
                now.minus(MEMORY),
                limit.longest().toMillis());
        return counted.attempts() <= limit.most()
                ? Optional.empty()
                : Optional.of(TooManyAttempts.after(Duration.between(now, counted.windowEndsAt())));
    }

    /**
     * Counts an attempt by its subject and the client's network. For IPv6, the /48 site is counted as well. It contains
     * 65,536 /64 networks; without the count of the site, a client could use all attempts of each of them and add a row
     * for each. An attempt that the network's own limit refuses does not count for the site.
     *
     * @param subject what the attempt is about; empty when only the network is counted
     */
    public Optional<DomainError> attemptFrom(Limit limit, String subject, @Nullable String clientIp) {
        Optional<String> site = ClientNetwork.siteOf(clientIp).map(known -> about(subject, known));
        Optional<DomainError> ofSite = site.flatMap(known -> attempt(limit.ofSite(), known));
        if (ofSite.isPresent()) {
            return ofSite;
        }
        Optional<DomainError> ofNetwork = attempt(limit, about(subject, ClientNetwork.of(clientIp)));
        if (ofNetwork.isPresent()) {
            // Otherwise a network that keeps trying after its refusal would use up the attempts of the whole site.
            site.ifPresent(known -> forgive(limit.ofSite(), known));
        }
        return ofNetwork;
    }

    /** Takes back an attempt that {@link #attemptFrom} counted. */
    public void forgiveFrom(Limit limit, String subject, @Nullable String clientIp) {
        ClientNetwork.siteOf(clientIp).ifPresent(site -> forgive(limit.ofSite(), about(subject, site)));
        forgive(limit, about(subject, ClientNetwork.of(clientIp)));
    }

    private static String about(String subject, String network) {
        return subject.isEmpty() ? network : subject + '/' + network;
    }

    /** Takes back an attempt that turned out not to count. */
    public void forgive(Limit limit, String subject) {
        database.update(
                "update attempts set attempts = attempts - 1 where purpose = ? and subject = ? and attempts > 0",
                limit.purpose(),
                digest(limit, subject));
    }

    private String digest(Limit limit, String subject) {
        return digests.token(DIGEST + limit.purpose(), subject);
    }

    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        ExpiredRows.delete(database, "attempts", "window_ends_at < now() - interval '" + MEMORY.toHours() + " hours'");
    }

    private record Counted(int attempts, Instant windowEndsAt) {}
}

package dev.signet.device;

import dev.signet.eventstore.Ids;
import dev.signet.jdbc.Database;
import dev.signet.jdbc.ExpiredRows;
import dev.signet.jdbc.Sql;
import dev.signet.jdbc.UniqueViolation;
import dev.signet.kernel.Setting;
import dev.signet.vault.Digests;
import dev.signet.vault.password.TokenGenerator;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Stores the device authorization requests in progress as rows that expire, not as events. Of the device code and the
 * user code only keyed digests are stored.
 *
 * <p>A poll locks the row of its request, so that of two simultaneous polls of an undecided request the second one
 * counts as too early.
 */
@Startup(Setting.CHECKED)
@Singleton
public final class DeviceAuthorizations {
    /** Path of the page on which a person enters the user code. */
    public static final String PAGE = "/ui/login/device";

    private static final String DEVICE_CODE = "device-code";
    private static final String USER_CODE = "device-user-code";
    private static final int CODE_BITS = 256;
    private static final int DRAWS = 5;
    private static final int SLOWER_BY_SECONDS = 5;
    private static final int SLOWEST_SECONDS = 300;

    /**
     * How long after its approval a request can be redeemed at least, so that the device's next poll succeeds even if
     * the request was approved just before it expired.
     */
    private static final Duration TIME_TO_COLLECT = Duration.ofMinutes(1);

    private final Database database;
    private final Digests digests;
    private final TokenGenerator generator;
    private final Ids ids;
    private final Clock clock;
    private final Duration lifetime;
    private final Duration interval;

    DeviceAuthorizations(
            Database database, Digests digests, TokenGenerator generator, Ids ids, Clock clock, DeviceConfig config) {
        this.database = database;
        this.digests = digests;
        this.generator = generator;
        this.ids = ids;
        this.clock = clock;
        this.lifetime = Setting.within(
                "signet.device.code-lifetime", config.codeLifetime(), Duration.ofMinutes(1), Duration.ofMinutes(30));
        this.interval = Setting.within(
                "signet.device.poll-interval", config.pollInterval(), Duration.ofSeconds(1), Duration.ofSeconds(60));
    }

    /** What the device learns about its new request. The codes cannot be read again later. */
    public record Begun(String deviceCode, UserCode userCode, Duration lifetime, Duration interval) {
        @Override
        public String toString() {
            return "Begun[" + lifetime + ']';
        }
    }

    /**
     * Begins a request of a device and returns its codes.
     *
     * @param orgId the only organization whose users may approve the request; null for any
     */
    public Begun begin(String clientId, List<String> scopes, @Nullable String orgId) {
        for (int draw = 1; draw < DRAWS; draw++) {
            try {
                return insert(clientId, scopes, orgId);
            } catch (UniqueViolation e) {
                // another device has this user code: draw another one
            }
        }
        return insert(clientId, scopes, orgId);
    }

    private Begun insert(String clientId, List<String> scopes, @Nullable String orgId) {
        String deviceCode = generator.token(CODE_BITS);
        UserCode userCode = UserCode.draw(generator);
        Instant now = clock.instant();
        database.update(
                "insert into device_authorizations (id, device_code_digest, user_code_digest, client_id, scopes, org_id,"
                        + " state, interval_seconds, created_at, expires_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                ids.next(),
                digests.token(DEVICE_CODE, deviceCode),
                digests.token(USER_CODE, userCode.text()),
                clientId,
                scopes.toArray(String[]::new),
                orgId,
                DeviceState.PENDING,
                Math.toIntExact(interval.toSeconds()),
                now,
                now.plus(lifetime));
        return new Begun(deviceCode, userCode, lifetime, interval);
    }

    /** Returns the request with this user code if it still waits for a decision. */
    public Optional<DeviceAuthorization> waiting(UserCode code) {
        return pending("user_code_digest", digests.token(USER_CODE, code.text()));
    }

    /** Returns the request with this id, even if it was decided or has expired. */
    public Optional<DeviceAuthorization> find(String id) {
        return database.first(
                "select " + DeviceAuthorization.COLUMNS + " from device_authorizations where id = ?",
                DeviceAuthorization::read,
                id);
    }

    private Optional<DeviceAuthorization> pending(String column, String value) {
        return database.first(
                "select " + DeviceAuthorization.COLUMNS + " from device_authorizations where " + column
                        + " = ? and state = 'PENDING' and expires_at > ?",
                DeviceAuthorization::read,
                value,
                clock.instant());
    }

    /**
     * Records that a person approves the request.
     *
     * @return false if the request was already decided or has expired
     */
    public boolean approve(String id, String sessionId) {
        Instant now = clock.instant();
        return database.update(
                        "update device_authorizations set state = 'APPROVED', session_id = ?,"
                                + " expires_at = greatest(expires_at, ?)"
                                + " where id = ? and state = 'PENDING' and expires_at > ?",
                        sessionId,
                        now.plus(TIME_TO_COLLECT),
                        id,
                        now)
                == 1;
    }

    /**
     * Records that a person denies the request.
     *
     * @return false if the request was already decided or has expired
     */
    public boolean deny(String id) {
        return database.update(
                        "update device_authorizations set state = 'DENIED'"
                                + " where id = ? and state = 'PENDING' and expires_at > ?",
                        id,
                        clock.instant())
                == 1;
    }

    /** Records a poll and returns its outcome; empty if the code was not issued to this client. */
    public Optional<Poll> poll(String deviceCode, String clientId) {
        Instant now = clock.instant();
        return database.inTransaction(transaction -> transaction
                .first(
                        "select " + DeviceAuthorization.COLUMNS + " from device_authorizations"
                                + " where device_code_digest = ? and client_id = ? for update",
                        DeviceAuthorization::read,
                        digests.token(DEVICE_CODE, deviceCode),
                        clientId)
                .map(noting(transaction, now)));
    }

    private static Function<DeviceAuthorization, Poll> noting(Sql transaction, Instant now) {
        return device -> {
            Poll poll = device.judge(now);
            switch (poll) {
                case Poll.Waiting _ -> polled(transaction, device, now, 0);
                case Poll.TooEarly _ -> polled(transaction, device, now, SLOWER_BY_SECONDS);
                case Poll.Approved _, Poll.Denied _, Poll.Expired _, Poll.Again _ -> {
                    // in every other state a poll changes nothing
                }
            }
            return poll;
        };
    }

    private static void polled(Sql transaction, DeviceAuthorization device, Instant now, int slowerBy) {
        transaction.update(
                "update device_authorizations set polled_at = ?,"
                        + " interval_seconds = least(interval_seconds + ?, ?) where id = ?",
                now,
                slowerBy,
                SLOWEST_SECONDS,
                device.id());
    }

    /**
     * Marks an approved request as redeemed by a token family. If several calls try at once, exactly one changes a
     * row; the others wait for it and change none.
     */
    public Sql.Written redeem(Sql transaction, DeviceAuthorization device, String familyId) {
        return transaction.later(
                "update device_authorizations set state = 'REDEEMED', family_id = ?"
                        + " where id = ? and state = 'APPROVED' and expires_at > ?",
                familyId,
                device.id(),
                clock.instant());
    }

    @Scheduled(every = "10m", delayed = "1m")
    void sweep() {
        // a redeemed request is kept one day beyond its expiry, so that a second use of its code is still recognised
        ExpiredRows.delete(
                database,
                "device_authorizations",
                "expires_at < now() - interval '30 minutes'"
                        + " and (family_id is null or expires_at < now() - interval '1 day')");
    }
}

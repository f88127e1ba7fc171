package dev.signet.device;

import dev.signet.eventstore.Ids;
import dev.signet.jdbc.Database;
import dev.signet.jdbc.Sql;
import dev.signet.jdbc.UniqueViolation;
import dev.signet.vault.Digests;
import dev.signet.vault.password.TokenGenerator;
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
 * Device authorizations under way: plain rows with an expiry, of both codes only keyed digests.
 *
 * <p>Polls of one device wait for each other on its row, so that each is measured by the one before it.
 */
@Singleton
public final class DeviceAuthorizations {
    /** Where a person enters the user code. */
    public static final String PAGE = "/ui/login/device";

    private static final String DEVICE_CODE = "device-code";
    private static final String USER_CODE = "device-user-code";
    private static final int CODE_BITS = 256;
    private static final int DRAWS = 5;
    private static final int SLOWER_BY_SECONDS = 5;
    private static final int SLOWEST_SECONDS = 300;

    /** So that an approval at the last moment is still found by the next poll. */
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
        this.lifetime = within("code-lifetime", config.codeLifetime(), Duration.ofMinutes(1), Duration.ofMinutes(30));
        this.interval = within("poll-interval", config.pollInterval(), Duration.ofSeconds(1), Duration.ofSeconds(60));
    }

    /** What a device is told, once. */
    public record Begun(String deviceCode, UserCode userCode, Duration lifetime, Duration interval) {
        @Override
        public String toString() {
            return "Begun[" + lifetime + ']';
        }
    }

    /**
     * Lets a device begin.
     *
     * @param orgId the only organization whose users may allow it; null for any
     */
    public Begun begin(String clientId, List<String> scopes, @Nullable String orgId) {
        for (int draw = 1; draw < DRAWS; draw++) {
            try {
                return insert(clientId, scopes, orgId);
            } catch (UniqueViolation e) {
                // the user code is taken by another device: draw again
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

    /** The device that shows this code and waits. */
    public Optional<DeviceAuthorization> waiting(UserCode code) {
        return pending("user_code_digest", digests.token(USER_CODE, code.text()));
    }

    /** The device with this id, whether or not it still waits. */
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

    /** A person allows a device; false when somebody was faster or it is too late. */
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

    /** A person refuses a device; false when somebody was faster or it is too late. */
    public boolean deny(String id) {
        return database.update(
                        "update device_authorizations set state = 'DENIED'"
                                + " where id = ? and state = 'PENDING' and expires_at > ?",
                        id,
                        clock.instant())
                == 1;
    }

    /** What the device of this client is answered; empty for a code that is not this client's. */
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
                    // a poll changes nothing any more
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

    /** Uses an approved device code up for a family. Of several at once exactly one succeeds, the others wait for it. */
    public boolean redeem(Sql transaction, DeviceAuthorization device, String familyId) {
        return transaction.update(
                        "update device_authorizations set state = 'REDEEMED', family_id = ?"
                                + " where id = ? and state = 'APPROVED' and expires_at > ?",
                        familyId,
                        device.id(),
                        clock.instant())
                == 1;
    }

    @Scheduled(every = "10m", delayed = "1m")
    void sweep() {
        // one that was redeemed is kept a day longer than it lives, so that the reuse of its code is still recognised
        database.update("delete from device_authorizations where expires_at < now() - interval '10 minutes'"
                + " and (family_id is null or expires_at < now() - interval '1 day')");
    }

    private static Duration within(String key, Duration value, Duration min, Duration max) {
        if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
            throw new IllegalStateException(
                    "signet.device." + key + " must be between " + min + " and " + max + ", but is " + value);
        }
        return value;
    }
}

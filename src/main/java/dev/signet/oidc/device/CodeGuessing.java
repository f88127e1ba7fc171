package dev.signet.oidc.device;

import dev.signet.jdbc.Database;
import dev.signet.vault.Digests;
import jakarta.inject.Singleton;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Slows the guessing of user codes down (RFC 8628 section 5.1): counts what a network address enters, on all nodes
 * together, before it is compared, so that many guesses at once count as many.
 */
@Singleton
public final class CodeGuessing {
    private static final String PURPOSE = "device-source";
    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final int IPV6_NETWORK_BYTES = 8;

    private final Database database;
    private final Digests digests;
    private final Clock clock;
    private final int most;

    CodeGuessing(Database database, Digests digests, Clock clock, DeviceConfig config) {
        this.database = database;
        this.digests = digests;
        this.clock = clock;
        this.most = config.wrongCodes();
        if (most < 1) {
            throw new IllegalStateException("signet.device.wrong-codes must be at least 1, but is " + most);
        }
    }

    /** Counts an attempt; whether it may be made. */
    public boolean allows(@Nullable String clientIp) {
        Instant now = clock.instant();
        return database.single(
                        "insert into device_code_attempts as a (source, attempts, window_ends_at) values (?, 1, ?)"
                                + " on conflict (source) do update set"
                                + " attempts = case when a.window_ends_at <= ? then 1 else a.attempts + 1 end,"
                                + " window_ends_at = case when a.window_ends_at <= ? then excluded.window_ends_at"
                                + " else a.window_ends_at end returning attempts",
                        row -> row.integer("attempts"),
                        source(clientIp),
                        now.plus(WINDOW),
                        now,
                        now)
                <= most;
    }

    /** The attempt was right and does not count. */
    public void wasRight(@Nullable String clientIp) {
        database.update(
                "update device_code_attempts set attempts = attempts - 1 where source = ? and attempts > 0",
                source(clientIp));
    }

    private String source(@Nullable String clientIp) {
        return digests.token(PURPOSE, clientIp == null ? "" : network(clientIp));
    }

    /** A single host has a whole /64 of IPv6 to change its address in. */
    static String network(String ip) {
        try {
            InetAddress address = InetAddress.ofLiteral(ip);
            return address instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), IPV6_NETWORK_BYTES))
                    : address.getHostAddress();
        } catch (IllegalArgumentException e) {
            return ip;
        }
    }
}

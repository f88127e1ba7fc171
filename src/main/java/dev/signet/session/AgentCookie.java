package dev.signet.session;

import dev.signet.jdbc.Database;
import dev.signet.jdbc.Sql;
import dev.signet.vault.Digests;
import dev.signet.vault.password.TokenGenerator;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.NewCookie;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The cookie that knows a browser again, and the agent id behind it (security rule 15).
 *
 * <p>The value is 256 random bits, of which only a keyed digest is stored. The agent id is the digest of the first
 * value a browser had; it stays while {@link SessionCommands#start} replaces the value, so that requests under way and the other
 * accounts of the browser are found again, but a value known to somebody else is worth nothing.
 *
 * <p>A browser that never signs in leaves no row.
 */
@Singleton
public final class AgentCookie {
    private static final String PURPOSE = "agent";
    private static final int VALUE_BITS = 256;
    private static final int VALUE_LENGTH = 43;

    /** Longer than any session, so that a replaced value stays known as replaced. */
    static final Duration KEPT = Duration.ofDays(400);

    private final Database database;
    private final Digests digests;
    private final TokenGenerator generator;
    private final SessionLifetime lifetime;
    private final Clock clock;
    private final boolean secure;

    AgentCookie(
            Database database,
            Digests digests,
            TokenGenerator generator,
            SessionLifetime lifetime,
            Clock clock,
            @ConfigProperty(name = "signet.external-url", defaultValue = "http://localhost:8080") URI externalUrl) {
        this.database = database;
        this.digests = digests;
        this.generator = generator;
        this.lifetime = lifetime;
        this.clock = clock;
        this.secure = "https".equalsIgnoreCase(externalUrl.getScheme());
    }

    /** A browser and the cookie to send it. */
    public record Issued(String agentId, NewCookie cookie) {}

    /** Its name: {@code __Host-signet-agent} on https, {@code signet-agent} on http. */
    public String name() {
        return secure ? "__Host-signet-agent" : "signet-agent";
    }

    /** The agent id behind a cookie's value; empty for no value, a malformed one, or one that was replaced. */
    public Optional<String> agentId(@Nullable String value) {
        if (value == null || value.length() != VALUE_LENGTH) {
            return Optional.empty();
        }
        String digest = digests.token(PURPOSE, value);
        Optional<Known> known = database.first(
                "select agent_id, value_digest from session_agents where value_digest = ? or agent_id = ?"
                        + " order by (value_digest = ?) desc limit 1",
                row -> new Known(row.text("agent_id"), row.text("value_digest")),
                digest,
                digest,
                digest);
        return known.isEmpty()
                ? Optional.of(digest)
                : known.filter(row -> row.valueDigest().equals(digest)).map(Known::agentId);
    }

    /**
     * A browser that is not known yet.
     *
     * <p>Only for a request that would have carried the cookie: a cross-site POST does not (SameSite=Lax), and answering
     * it with a new cookie would sign the browser out. Such a request is sent on to a GET first.
     */
    public Issued begin() {
        String value = generator.token(VALUE_BITS);
        return new Issued(digests.token(PURPOSE, value), cookie(value, lifetime.length()));
    }

    /** A new value for a browser, at every sign-in; the former ends with the transaction. */
    NewCookie renew(Sql transaction, String agentId) {
        String value = generator.token(VALUE_BITS);
        transaction.later(
                "insert into session_agents (agent_id, value_digest, expires_at) values (?, ?, ?)"
                        + " on conflict (agent_id) do update set value_digest = excluded.value_digest,"
                        + " expires_at = excluded.expires_at",
                agentId,
                digests.token(PURPOSE, value),
                clock.instant().plus(KEPT));
        return cookie(value, lifetime.length());
    }

    private NewCookie cookie(String value, Duration maxAge) {
        return new NewCookie.Builder(name())
                .value(value)
                .path("/")
                .httpOnly(true)
                .secure(secure)
                .sameSite(NewCookie.SameSite.LAX)
                .maxAge(Math.toIntExact(maxAge.toSeconds()))
                .build();
    }

    private record Known(String agentId, String valueDigest) {}
}

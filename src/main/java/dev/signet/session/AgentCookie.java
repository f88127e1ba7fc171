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
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
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

    /** How long a form that was sent twice gets an answer by the value that its first answer replaced. */
    private static final Duration REPEATABLE = Duration.ofMinutes(10);

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

    /**
     * The browser whose value was replaced by the sign-in of a user some minutes ago. That does not make it known: it only
     * serves to answer a form of that sign-in that was sent twice, once the same user has proven the same again.
     */
    public Optional<Replaced> replaced(@Nullable String value) {
        if (value == null || value.length() != VALUE_LENGTH) {
            return Optional.empty();
        }
        return database.first(
                "select agent_id, former_user from session_agents where former_digest = ? and replaced_at > ?",
                row -> new Replaced(row.text("agent_id"), row.text("former_user")),
                digests.token(PURPOSE, value),
                clock.instant().minus(REPEATABLE));
    }

    /** A browser with a value that the sign-in of this user replaced. */
    public record Replaced(String agentId, String userId) {}

    /** What a value is compared by. */
    public String digest(String value) {
        return digests.token(PURPOSE, value);
    }

    /**
     * A new value for a browser, at every sign-in; the former ends with the transaction. Until then no other sign-in in
     * this browser goes on.
     *
     * <p>The new value comes of the former one, the user and a key: a form that was sent twice at once gets the same one
     * twice, so that the browser ends with a good one whichever answer it keeps. Who does not know the key learns nothing
     * by knowing the former value.
     *
     * @param formerDigest of the value that the browser came with; null when it is not known
     */
    NewCookie renew(Sql transaction, String agentId, String userId, @Nullable String formerDigest) {
        String value = formerDigest == null
                ? generator.token(VALUE_BITS)
                : successor(agentId + '\n' + userId + '\n' + formerDigest);
        Instant now = clock.instant();
        transaction.update(
                "insert into session_agents (agent_id, value_digest, former_digest, former_user, replaced_at, expires_at)"
                        + " values (?, ?, ?, ?, ?, ?) on conflict (agent_id) do update set"
                        + " value_digest = excluded.value_digest, former_digest = excluded.former_digest,"
                        + " former_user = excluded.former_user, replaced_at = excluded.replaced_at,"
                        + " expires_at = excluded.expires_at",
                agentId,
                digests.token(PURPOSE, value),
                formerDigest,
                userId,
                now,
                now.plus(KEPT));
        return cookie(value, lifetime.length());
    }

    private String successor(String former) {
        byte[] bits = HexFormat.of().parseHex(digests.token("agent-successor", former));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
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

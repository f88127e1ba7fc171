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
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The cookie by which a browser is recognised, and the agent id that it stands for (security rule 15).
 *
 * <p>The cookie's value is 256 random bits, of which only a keyed digest is stored. The agent id is the digest of the
 * first value that the browser had. {@link SessionCommands#start} replaces the value but keeps the agent id. Requests
 * in progress and the browser's other accounts are therefore still found, while a value that somebody else learned
 * before the sign-in is worthless.
 *
 * <p>A browser that never signs in leaves no row in the database.
 */
@Singleton
public final class AgentCookie {
    private static final String PURPOSE = "agent";
    private static final int VALUE_BITS = 256;
    private static final int VALUE_LENGTH = 43;

    /**
     * How long after its last sign-in a browser is remembered. This is longer than any session lasts, so that a
     * replaced value is recognised as replaced for as long as the browser may have sessions.
     */
    static final Duration KEPT = Duration.ofDays(400);

    /**
     * A sign-in form may be sent twice, and the second request then carries the cookie value that the first one
     * replaced. For this time after the sign-in, the second request is still answered.
     */
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

    /** The agent id of a browser and the cookie to send to it. */
    public record Issued(String agentId, NewCookie cookie) {}

    /** Returns the cookie's name: {@code __Host-signet-agent} on https, {@code signet-agent} on http. */
    public String name() {
        return secure ? "__Host-signet-agent" : "signet-agent";
    }

    /**
     * Returns the agent id that a cookie's value stands for; empty if the value is missing, malformed or was replaced.
     */
    public Optional<String> agentId(@Nullable String value) {
        return recognise(database, value).get().map(Agent::id);
    }

    /**
     * A browser that was recognised.
     *
     * @param isNew whether nobody has signed in there yet, so that it has no sessions
     */
    public record Agent(String id, boolean isNew) {}

    /**
     * Recognises a browser like {@link #agentId}, but with a statement that {@link Sql#ask} may send together with
     * others. Getting the result runs the statement if it has not run yet.
     */
    public Supplier<Optional<Agent>> recognise(Sql sql, @Nullable String value) {
        if (value == null || value.length() != VALUE_LENGTH) {
            return Optional::empty;
        }
        String digest = digests.token(PURPOSE, value);
        Sql.Asked<Known> known = sql.ask(
                "select agent_id, value_digest from session_agents where value_digest = ? or agent_id = ?"
                        + " order by (value_digest = ?) desc limit 1",
                row -> new Known(row.text("agent_id"), row.text("value_digest")),
                digest,
                digest,
                digest);
        return () -> known.rows().isEmpty()
                ? Optional.of(new Agent(digest, true))
                : known.first()
                        .filter(row -> row.valueDigest().equals(digest))
                        .map(row -> new Agent(row.agentId(), false));
    }

    /**
     * Creates the agent id and the cookie of a new browser.
     *
     * <p>Must only be called for a request with which the browser would have sent an existing cookie. It does not send
     * the cookie with a cross-site POST (SameSite=Lax): a new cookie in the response would replace the existing one and
     * sign the browser out. Such a request must be redirected to a GET first.
     */
    public Issued begin() {
        String value = generator.token(VALUE_BITS);
        return new Issued(digests.token(PURPOSE, value), cookie(value, lifetime.length()));
    }

    /**
     * Returns the browser whose cookie value was replaced by a user's sign-in in the last ten minutes. This does not
     * authenticate the browser. It only serves to answer a sign-in form that was sent twice, after the same user has
     * given the same proof again.
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

    /**
     * A browser that sent a replaced value.
     *
     * @param userId id of the user whose sign-in replaced the value
     */
    public record Replaced(String agentId, String userId) {}

    /** Returns the keyed digest of a cookie value, which is stored instead of the value. */
    public String digest(String value) {
        return digests.token(PURPOSE, value);
    }

    /**
     * Replaces the cookie value of a browser at a sign-in. The former value becomes invalid when the transaction
     * commits. Until then, other sign-ins in this browser wait for it.
     *
     * <p>The new value is derived from the former one, the user and a secret key. If a form is sent twice at the same
     * time, both responses carry the same value, and the browser has a valid one whichever response it keeps. Knowledge
     * of the former value reveals nothing about the new one without the key.
     *
     * @param formerDigest digest of the value that the browser sent; null when the value is not known
     */
    NewCookie renew(Sql transaction, String agentId, String userId, @Nullable String formerDigest) {
        String value = formerDigest == null
                ? generator.token(VALUE_BITS)
                : successor(agentId + '\n' + userId + '\n' + formerDigest);
        Instant now = clock.instant();
        transaction.later(
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
        return BrowserCookie.of(name(), value, "/", secure, maxAge);
    }

    private record Known(String agentId, String valueDigest) {}
}

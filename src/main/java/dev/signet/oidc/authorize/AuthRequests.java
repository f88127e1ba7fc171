package dev.signet.oidc.authorize;

import dev.signet.jdbc.Database;
import dev.signet.vault.Digests;
import dev.signet.vault.password.TokenGenerator;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Authorization requests under way and their codes: plain rows with an expiry, not events.
 *
 * <p>A code is single-use, lives 60 seconds, and is stored as a digest only (security rule 3).
 */
@Singleton
public final class AuthRequests {
    private static final Duration CODE_LIFETIME = Duration.ofSeconds(60);
    private static final String PURPOSE = "code";
    private static final int CODE_BITS = 256;

    private final Database database;
    private final Digests digests;
    private final TokenGenerator generator;
    private final Clock clock;

    AuthRequests(Database database, Digests digests, TokenGenerator generator, Clock clock) {
        this.database = database;
        this.digests = digests;
        this.generator = generator;
        this.clock = clock;
    }

    /** A request that waits for a person, if it is from this browser and has not expired. */
    public Optional<AuthRequest> find(String id, String agentId) {
        return waiting(id, agentId, "declined_at is null");
    }

    /** A request that was declined, if it is from this browser and has not expired. */
    Optional<AuthRequest> declined(String id, String agentId) {
        return waiting(id, agentId, "declined_at is not null");
    }

    private Optional<AuthRequest> waiting(String id, String agentId, String condition) {
        return database.first(
                "select " + AuthRequest.COLUMNS + " from authorization_requests"
                        + " where id = ? and agent_id = ? and expires_at > ? and code_digest is null and " + condition,
                AuthRequest::read,
                id,
                agentId,
                clock.instant());
    }

    /**
     * Says that the person at this browser does not want to sign in; the protocol then tells the application at its
     * callback. Nothing else can come of the request from now on; to decline it again changes nothing.
     *
     * @return whether it is declined; not if it is of another browser, has a code or has expired, nor if it is of a page
     *     of this server, which has nobody to tell
     */
    public boolean decline(String id, String agentId) {
        return database.update(
                        "update authorization_requests set declined_at = coalesce(declined_at, ?) where id = ?"
                                + " and agent_id = ? and expires_at > ? and code_digest is null"
                                + " and redirect_uri not like '/%'",
                        clock.instant(), id, agentId, clock.instant())
                == 1;
    }

    /** Says which session answers a request; the protocol then goes on at its callback. */
    public void answeredBy(String id, String agentId, String sessionId) {
        database.update(
                "update authorization_requests set session_id = ? where id = ? and agent_id = ? and code_digest is null"
                        + " and declined_at is null",
                sessionId,
                id,
                agentId);
    }

    void store(AuthRequest request) {
        database.update(
                "insert into authorization_requests (" + AuthRequest.COLUMNS
                        + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                request.id(),
                request.agentId(),
                request.clientId(),
                request.redirectUri(),
                request.responseMode(),
                request.state(),
                request.nonce(),
                request.scopes().toArray(String[]::new),
                request.codeChallenge(),
                request.prompts().stream().map(Enum::name).toArray(String[]::new),
                request.maxAge(),
                request.loginHint(),
                request.uiLocales().toArray(String[]::new),
                request.hintedUser(),
                request.claims().text(),
                request.keyThumbprint(),
                request.sessionId(),
                request.createdAt(),
                request.expiresAt());
    }

    /** Nothing can be done with the request any more. */
    void end(String id) {
        database.update(
                "update authorization_requests set expires_at = ? where id = ? and code_digest is null",
                clock.instant(),
                id);
    }

    /** Makes the code of an answered request; once. */
    Optional<String> code(AuthRequest request, String sessionId) {
        String code = generator.token(CODE_BITS);
        int made = database.update(
                "update authorization_requests set session_id = ?, code_digest = ?, code_expires_at = ?"
                        + " where id = ? and code_digest is null and declined_at is null",
                sessionId,
                digests.token(PURPOSE, code),
                clock.instant().plus(CODE_LIFETIME),
                request.id());
        return made == 1 ? Optional.of(code) : Optional.empty();
    }

    /** A code that was presented, and whether this was the first time and in time. */
    public record Redemption(
            AuthRequest request, boolean valid, @Nullable String familyId) {}

    /** Uses a code up. Of several at once exactly one is valid; each later one is noted as reuse. */
    public Optional<Redemption> redeem(String code) {
        String digest = digests.token(PURPOSE, code);
        Optional<Redemption> first = database.first(
                "update authorization_requests set redeemed_at = ? where code_digest = ? and redeemed_at is null"
                        + " and code_expires_at > ? returning " + AuthRequest.COLUMNS,
                row -> new Redemption(AuthRequest.read(row), true, null),
                clock.instant(),
                digest,
                clock.instant());
        return first.isPresent()
                ? first
                : database.first(
                        "update authorization_requests set reused = (redeemed_at is not null) where code_digest = ?"
                                + " returning family_id, " + AuthRequest.COLUMNS,
                        row -> new Redemption(AuthRequest.read(row), false, row.textOrNull("family_id")),
                        digest);
    }

    /** Remembers what came of a code, so that its reuse can end it; false when it was reused meanwhile. */
    public boolean redeemedInto(AuthRequest request, String familyId) {
        return database.first(
                        "update authorization_requests set family_id = ? where id = ? returning reused",
                        row -> row.flag("reused"),
                        familyId,
                        request.id())
                .map(reused -> !reused)
                .orElse(false);
    }

    @Scheduled(every = "10m", delayed = "1m")
    void sweep() {
        // kept a day longer than they live, so that the reuse of a code is still recognised
        database.update("delete from authorization_requests where expires_at < now() - interval '1 day'");
        database.update("delete from used_assertions where expires_at < now() - interval '2 hours'");
    }
}

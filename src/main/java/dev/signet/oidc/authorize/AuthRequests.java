package dev.signet.oidc.authorize;

import dev.signet.jdbc.Database;
import dev.signet.jdbc.Sql;
import dev.signet.vault.Digests;
import dev.signet.vault.password.TokenGenerator;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
        return database.inTransaction(transaction -> {
            Instant now = clock.instant();
            List<Optional<String>> declined = transaction.query(
                    "update authorization_requests set declined_at = coalesce(declined_at, ?) where id = ?"
                            + " and agent_id = ? and expires_at > ? and code_digest is null"
                            + " and redirect_uri not like '/%' returning pushed_digest",
                    row -> Optional.ofNullable(row.textOrNull("pushed_digest")), now, id, agentId, now);
            // the pushed request has its answer: no other visit shall make a code of it
            declined.forEach(pushed -> pushed.ifPresent(digest -> PushedRequests.useUp(transaction, digest)));
            return !declined.isEmpty();
        });
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
                        + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
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
                request.orgId(),
                request.claims().text(),
                request.keyThumbprint(),
                request.pushed(),
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

    /** Makes the code of an answered request; once, and once for all requests that a pushed one became. */
    Optional<String> code(AuthRequest request, String sessionId) {
        String code = generator.token(CODE_BITS);
        String pushed = request.pushed();
        boolean made = pushed == null
                ? code(database, request, sessionId, code)
                : database.inTransaction(transaction ->
                        PushedRequests.useUp(transaction, pushed) && code(transaction, request, sessionId, code));
        return made ? Optional.of(code) : Optional.empty();
    }

    private boolean code(Sql sql, AuthRequest request, String sessionId, String code) {
        return sql.update(
                        "update authorization_requests set session_id = ?, code_digest = ?, code_expires_at = ?"
                                + " where id = ? and code_digest is null and declined_at is null",
                        sessionId,
                        digests.token(PURPOSE, code),
                        clock.instant().plus(CODE_LIFETIME),
                        request.id())
                == 1;
    }

    /**
     * What is known of a code.
     *
     * @param expired whether it came too late
     * @param familyId the tokens that came of it; null while it has not been redeemed
     */
    public record IssuedCode(
            AuthRequest request, boolean expired, @Nullable String familyId) {}

    /** The code of this text, used and expired ones included. Looking changes nothing. */
    public Optional<IssuedCode> issued(String code) {
        Instant now = clock.instant();
        return database.first(
                "select family_id, code_expires_at, " + AuthRequest.COLUMNS
                        + " from authorization_requests where code_digest = ?",
                row -> new IssuedCode(
                        AuthRequest.read(row),
                        !now.isBefore(row.instant("code_expires_at")),
                        row.textOrNull("family_id")),
                digests.token(PURPOSE, code));
    }

    /** Uses the code of a request up for a family. Of several at once exactly one succeeds, the others wait for it. */
    public boolean redeem(Sql transaction, AuthRequest request, String familyId) {
        Instant now = clock.instant();
        return transaction.update(
                        "update authorization_requests set redeemed_at = ?, family_id = ?"
                                + " where id = ? and redeemed_at is null and code_expires_at > ?",
                        now,
                        familyId,
                        request.id(),
                        now)
                == 1;
    }

    @Scheduled(every = "10m", delayed = "1m")
    void sweep() {
        // kept a day longer than they live, so that the reuse of a code is still recognised
        database.update("delete from authorization_requests where expires_at < now() - interval '1 day'");
    }
}

package dev.signet.oidc.authorize;

import dev.signet.jdbc.Database;
import dev.signet.jdbc.Sql;
import dev.signet.session.Session;
import dev.signet.vault.Digests;
import dev.signet.vault.password.TokenGenerator;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Codes of answered authorization requests: plain rows with an expiry, not events. The first row that a request leaves is
 * written here, when somebody has signed in.
 *
 * <p>A code is single-use, lives 60 seconds, and is stored as a digest only (security rule 3). A request may get another
 * code for some minutes, because people click twice and go back: each code is good once.
 */
@Singleton
public final class AuthorizationCodes {
    private static final Duration CODE_LIFETIME = Duration.ofSeconds(60);

    /** How long after its first code a request gets another one without another proof. */
    private static final Duration REPEATED = Duration.ofMinutes(10);

    private static final String PURPOSE = "code";
    private static final int CODE_BITS = 256;

    private final Database database;
    private final Digests digests;
    private final TokenGenerator generator;
    private final Clock clock;

    AuthorizationCodes(Database database, Digests digests, TokenGenerator generator, Clock clock) {
        this.database = database;
        this.digests = digests;
        this.generator = generator;
        this.clock = clock;
    }

    /** What came of asking for a code. */
    sealed interface Issue {

        /** A code. */
        record Issued(String code) implements Issue {}

        /** The request was answered a while ago, so the person has to prove who they are again. */
        record ProofNeeded() implements Issue {}

        /** The pushed request was answered by way of another visit (RFC 9126 section 4). */
        record Gone() implements Issue {}
    }

    /** A code for a request that a session answers. */
    Issue issue(AuthRequest request, Session session) {
        String code = generator.token(CODE_BITS);
        return database.inTransaction(transaction -> {
            Instant now = clock.instant();
            String pushed = request.pushed();
            String key = pushed == null ? request.asked().id() : pushed;
            List<Instant> answeredAt = transaction.query(
                    "insert into answered_requests as a (key, request_id, answered_at, expires_at) values (?, ?, ?, ?)"
                            + " on conflict (key) do update set answered_at = case when a.answered_at < ?"
                            + " and a.answered_at < ? then excluded.answered_at else a.answered_at end"
                            + " where a.request_id = excluded.request_id returning answered_at",
                    row -> row.instant("answered_at"),
                    key,
                    request.asked().id(),
                    now,
                    request.expiresAt(),
                    now.minus(REPEATED),
                    session.authTime());
            if (answeredAt.isEmpty()) {
                return new Issue.Gone();
            }
            if (answeredAt.getFirst().isBefore(now.minus(REPEATED))) {
                return new Issue.ProofNeeded();
            }
            if (pushed != null) {
                PushedRequests.useUp(transaction, pushed);
            }
            store(transaction, request, session, code);
            return new Issue.Issued(code);
        });
    }

    /** A code for a request that was answered at once and that nobody can come back to. */
    String issueAtOnce(AuthRequest request, Session session) {
        String code = generator.token(CODE_BITS);
        store(database, request, session, code);
        return code;
    }

    private void store(Sql sql, AuthRequest request, Session session, String code) {
        Instant now = clock.instant();
        sql.update(
                "insert into authorization_codes (code_digest, client_id, redirect_uri, nonce, scopes, code_challenge,"
                        + " org_id, claims, key_thumbprint, session_id, expires_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                digests.token(PURPOSE, code),
                request.clientId(),
                request.redirectUri(),
                request.nonce(),
                request.scopes().toArray(String[]::new),
                request.codeChallenge(),
                request.asked().wishes().orgId(),
                request.claims().text(),
                request.keyThumbprint(),
                session.id(),
                now.plus(CODE_LIFETIME));
    }

    /** The code of this text, used and expired ones included. Looking changes nothing. */
    public Optional<AuthorizationCode> find(String code) {
        return database.first(
                "select " + AuthorizationCode.COLUMNS + " from authorization_codes where code_digest = ?",
                AuthorizationCode::read,
                digests.token(PURPOSE, code));
    }

    /** Whether a code came too late. */
    public boolean isExpired(AuthorizationCode code) {
        return !clock.instant().isBefore(code.expiresAt());
    }

    /** Uses a code up for a family. Of several at once exactly one succeeds, the others wait for it. */
    public boolean redeem(Sql transaction, AuthorizationCode code, String familyId) {
        return transaction.update(
                        "update authorization_codes set family_id = ?"
                                + " where code_digest = ? and family_id is null and expires_at > ?",
                        familyId,
                        code.digest(),
                        clock.instant())
                == 1;
    }

    @Scheduled(every = "10m", delayed = "1m")
    void sweep() {
        // kept a day longer than they live, so that the reuse of a code is still recognised
        database.update("delete from authorization_codes where expires_at < now() - interval '1 day'");
        database.update("delete from answered_requests where expires_at < now()");
    }
}

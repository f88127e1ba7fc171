package dev.signet.oidc.authorize;

import dev.signet.jdbc.Database;
import dev.signet.jdbc.ExpiredRows;
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
 * Stores authorization codes as plain database rows with an expiry, not as events. Unless a request was pushed, nothing
 * is stored for it before its code is issued, after somebody has signed in.
 *
 * <p>A code is single-use, valid for 60 seconds, and stored as a digest only (security rule 3). For ten minutes after
 * its first code a request may get further codes, each single-use as well, because people click twice or go back.
 */
@Singleton
public final class AuthorizationCodes {
    private static final Duration CODE_LIFETIME = Duration.ofSeconds(60);

    /** How long after its first code a request may get another one without a new proof of identity. */
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

    /** The result of {@link #issue}. */
    sealed interface Issue {

        /** A new code. */
        record Issued(String code) implements Issue {}

        /** The request got its first code more than ten minutes ago, so the person has to sign in again. */
        record ProofNeeded() implements Issue {}

        /**
         * Another visit to the authorization endpoint has already got a code for the same pushed request (RFC 9126
         * section 4).
         */
        record Gone() implements Issue {}
    }

    /** Issues a code for the session's user, unless the request was answered before and may not be answered again. */
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

    /**
     * Issues a code for a request that needed no page. The person cannot go back to such a request, so it is not
     * recorded as answered.
     */
    String issueAtOnce(AuthRequest request, Session session) {
        String code = generator.token(CODE_BITS);
        store(database, request, session, code);
        return code;
    }

    private void store(Sql sql, AuthRequest request, Session session, String code) {
        Instant now = clock.instant();
        sql.later(
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

    /** Finds a code, even if it is used or expired. */
    public Optional<AuthorizationCode> find(String code) {
        return find(database, code).first();
    }

    /**
     * Does the same as {@link #find(String)} with a statement that may be sent to the database together with others.
     */
    public Sql.Asked<AuthorizationCode> find(Sql sql, String code) {
        return sql.ask(
                "select " + AuthorizationCode.COLUMNS + " from authorization_codes where code_digest = ?",
                AuthorizationCode::read,
                digests.token(PURPOSE, code));
    }

    /** Whether the code has expired. */
    public boolean isExpired(AuthorizationCode code) {
        return !clock.instant().isBefore(code.expiresAt());
    }

    /**
     * Marks a code as redeemed for a token family, if it has not been redeemed and has not expired. Of several
     * concurrent calls one changes the row; the others wait until the transaction of that call is committed and then
     * change nothing.
     */
    public Sql.Written redeem(Sql transaction, AuthorizationCode code, String familyId) {
        return transaction.later(
                "update authorization_codes set family_id = ?"
                        + " where code_digest = ? and family_id is null and expires_at > ?",
                familyId,
                code.digest(),
                clock.instant());
    }

    @Scheduled(every = "10m", delayed = "1m")
    void sweep() {
        // Codes are kept for one day after they expire, so that the reuse of a code is still detected.
        ExpiredRows.delete(database, "authorization_codes", "expires_at < now() - interval '1 day'");
        ExpiredRows.delete(database, "answered_requests", "expires_at < now() - interval '30 minutes'");
    }
}

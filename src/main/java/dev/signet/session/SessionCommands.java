package dev.signet.session;

import dev.signet.eventstore.Aggregates;
import dev.signet.eventstore.Ids;
import dev.signet.eventstore.Loaded;
import dev.signet.eventstore.StreamBudget;
import dev.signet.jdbc.Database;
import dev.signet.jdbc.Sql;
import dev.signet.kernel.Actor;
import dev.signet.kernel.DomainError;
import dev.signet.kernel.DomainException;
import dev.signet.user.Standing;
import dev.signet.user.StandingGuard;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.NewCookie;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Starts, renews and ends sessions. */
@Singleton
public final class SessionCommands {
    private final Aggregates aggregates;
    private final Ids ids;
    private final Database database;
    private final SessionQueries queries;
    private final SessionLifetime lifetime;
    private final AgentCookie cookies;
    private final StandingGuard standings;
    private final Clock clock;

    SessionCommands(
            Aggregates aggregates,
            Ids ids,
            Database database,
            SessionQueries queries,
            SessionLifetime lifetime,
            AgentCookie cookies,
            StandingGuard standings,
            Clock clock) {
        this.aggregates = aggregates;
        this.ids = ids;
        this.database = database;
        this.queries = queries;
        this.lifetime = lifetime;
        this.cookies = cookies;
        this.standings = standings;
        this.clock = clock;
    }

    /**
     * The result of a sign-in.
     *
     * @param cookie to be sent to the browser; its former cookie is no longer valid
     */
    public record SignedIn(Session session, NewCookie cookie) {}

    /**
     * Signs a user in in a browser: renews the session that the account already has there, or starts one. The caller
     * has checked the proofs. The browser gets a new cookie, so that a cookie value that somebody else knew before is
     * worthless. If the same form is sent twice, both responses set the same new cookie.
     *
     * @param cookieDigest see {@link AgentCookie#digest}; null when the browser's current cookie is not known
     * @param proofs at least one
     * @param authTime when the proofs were checked
     * @throws DomainException {@link SessionError#USER_NOT_ACTIVE}, {@link SessionError#NO_PROOF}, {@link
     *     SessionError#SECOND_FACTOR_REQUIRED} if the proofs do not suffice for the account
     */
    public SignedIn start(
            String agentId,
            @Nullable String cookieDigest,
            String userId,
            Set<Proof> proofs,
            Instant authTime,
            Actor actor) {
        Instant at = storable(authTime);
        return aggregates.inTransaction(transaction -> {
            NewCookie cookie = cookies.renew(transaction, agentId, userId, cookieDigest);
            // looked up after the browser's row is locked, so that two sign-ins at the same time share one session
            SessionQueries.Served served =
                    queries.served(transaction, agentId, userId).orElseThrow(SessionError.USER_NOT_ACTIVE::exception);
            if (!served.demand().passwordAllowed()) {
                throw SessionError.PASSWORD_NOT_ALLOWED.exception();
            }
            if (!served.demand().isMetBy(proofs)) {
                throw SessionError.SECOND_FACTOR_REQUIRED.exception();
            }
            Session session = Optional.ofNullable(served.activeId())
                    .flatMap(before -> confirm(transaction, before, proofs, at, actor))
                    .orElseGet(() -> begin(transaction, agentId, userId, served.orgId(), proofs, at, actor));
            return new SignedIn(session, cookie);
        });
    }

    /**
     * Records that the person has proven a second factor in a session, for instance by setting it up; changes nothing
     * if the session is not one of this user or has ended.
     */
    public void prove(String sessionId, String userId, Proof proof, Actor actor) {
        Instant at = storable(clock.instant());
        aggregates.inTransaction(transaction -> queries.find(sessionId)
                .filter(session -> session.userId().equals(userId))
                .flatMap(session -> confirm(transaction, session.id(), Set.of(proof), at, actor)));
    }

    /**
     * Ends a session because the person signs out; changes nothing if it has already ended. Fails with NOT_FOUND if no
     * such session ever existed.
     */
    public Session terminate(String sessionId, Actor actor) {
        return terminate(sessionId, SessionEnd.SIGN_OUT, actor);
    }

    /**
     * Ends a session for a reason; changes nothing if it has already ended. Fails with NOT_FOUND if no such session
     * ever existed. If the reason is {@link SessionEnd#ADMINISTRATOR}, the actor needs {@link Standing#LEVEL} towards
     * the session's user.
     */
    public Session terminate(String sessionId, SessionEnd reason, Actor actor) {
        if (reason == SessionEnd.ADMINISTRATOR) {
            queries.find(sessionId).ifPresent(session -> requireStanding(session.userId(), actor));
        }
        return session(
                aggregates.handle(SessionDecider.TYPE, sessionId, "", new SessionCommand.Terminate(reason), actor));
    }

    /** Ends a session of this user. Fails with NOT_FOUND for a session of another user. */
    public Session terminateOwn(String userId, String sessionId, Actor actor) {
        Session own = queries.find(sessionId)
                .filter(session -> session.userId().equals(userId))
                .orElseThrow(SessionError.NOT_FOUND::exception);
        return terminate(own.id(), SessionEnd.SIGN_OUT, actor);
    }

    /**
     * Ends every session of a user in any browser, expired ones included.
     *
     * @return how many were ended
     */
    public int terminateAllOf(String userId, SessionEnd reason, Actor actor) {
        if (reason == SessionEnd.ADMINISTRATOR) {
            requireStanding(userId, actor);
        }
        List<String> sessions = activeOf(database, userId, Integer.MAX_VALUE);
        sessions.forEach(id -> terminate(id, reason, actor));
        return sessions.size();
    }

    /**
     * Ends those sessions of a user in which no proof has been given since this time.
     *
     * @return how many were ended
     */
    public int terminateAllNotProvenSince(String userId, Instant since, SessionEnd reason, Actor actor) {
        List<String> sessions = database.query(
                "select id from session_view where user_id = ? and state = 'ACTIVE' and proved_at < ? order by id",
                row -> row.text("id"),
                userId,
                since);
        sessions.forEach(id -> terminate(id, reason, actor));
        return sessions.size();
    }

    /** Ends the sessions of a user, expired ones included, as many as the budget admits. */
    void terminateAllIn(Sql transaction, String userId, SessionEnd reason, Actor actor, StreamBudget budget) {
        SessionCommand terminate = new SessionCommand.Terminate(reason);
        budget.each(
                activeOf(transaction, userId, budget.left()),
                id -> aggregates.handleIn(transaction, SessionDecider.TYPE, id, "", terminate, actor));
    }

    /**
     * Requires the same {@link Standing} of the actor as locking the user does, because ending somebody's session is
     * like locking them for a moment.
     */
    private void requireStanding(String userId, Actor actor) {
        Optional<DomainError> refusal = standings.refusal(database, actor, userId, Standing.LEVEL);
        if (refusal.isPresent()) {
            throw refusal.get().exception();
        }
    }

    private static List<String> activeOf(Sql sql, String userId, int limit) {
        return sql.query(
                "select id from session_view where user_id = ? and state = 'ACTIVE' order by id limit ?",
                row -> row.text("id"),
                userId,
                limit);
    }

    /** Renews the session by new proofs. Empty if it has ended or expired since it was looked up. */
    private Optional<Session> confirm(Sql transaction, String sessionId, Set<Proof> proofs, Instant at, Actor actor) {
        SessionCommand prove = new SessionCommand.Prove(proofs, at, lifetime.after(at));
        try {
            return Optional.of(
                    session(aggregates.handleIn(transaction, SessionDecider.TYPE, sessionId, "", prove, actor)));
        } catch (DomainException e) {
            if (!e.error().equals(SessionError.TERMINATED) && !e.error().equals(SessionError.EXPIRED)) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private Session begin(
            Sql transaction, String agentId, String userId, String orgId, Set<Proof> proofs, Instant at, Actor actor) {
        SessionCommand start = new SessionCommand.Start(agentId, userId, proofs, at, lifetime.after(at));
        return session(aggregates.createIn(transaction, SessionDecider.TYPE, ids.next(), orgId, start, actor));
    }

    /** Truncates to milliseconds, because the database stores no nanoseconds. */
    private static Instant storable(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS);
    }

    private static Session session(Loaded<SessionFacts> loaded) {
        SessionFacts facts = loaded.state();
        SessionState state = facts.state();
        Instant createdAt = loaded.createdAt();
        Instant changedAt = loaded.changedAt();
        if (state == null || createdAt == null || changedAt == null) {
            throw SessionError.NOT_FOUND.exception();
        }
        return new Session(
                loaded.stream().id(),
                facts.agentId(),
                facts.userId(),
                loaded.owner(),
                state,
                facts.authTime(),
                facts.proofs(),
                facts.expiresAt(),
                loaded.version(),
                createdAt,
                changedAt);
    }
}

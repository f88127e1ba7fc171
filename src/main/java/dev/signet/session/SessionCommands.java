package dev.signet.session;

import dev.signet.eventstore.Aggregates;
import dev.signet.eventstore.Ids;
import dev.signet.eventstore.Loaded;
import dev.signet.jdbc.Database;
import dev.signet.jdbc.Sql;
import dev.signet.kernel.Actor;
import dev.signet.kernel.DomainException;
import dev.signet.user.UserQueries;
import dev.signet.user.UserRef;
import dev.signet.user.UserState;
import dev.signet.user.UserView;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;

/** Starts, confirms and ends sessions. */
@Singleton
public final class SessionCommands {
    private final Aggregates aggregates;
    private final Ids ids;
    private final Database database;
    private final SessionQueries queries;
    private final UserQueries users;
    private final SessionLifetime lifetime;

    SessionCommands(
            Aggregates aggregates,
            Ids ids,
            Database database,
            SessionQueries queries,
            UserQueries users,
            SessionLifetime lifetime) {
        this.aggregates = aggregates;
        this.ids = ids;
        this.database = database;
        this.queries = queries;
        this.users = users;
        this.lifetime = lifetime;
    }

    /**
     * Signs a user in in a browser: confirms the session the account already has there, or begins one. The caller has
     * checked the proofs, and gives the browser a new cookie afterwards ({@link AgentCookie#renew}).
     *
     * @param proofs at least one
     * @param authTime when they were checked
     * @throws DomainException {@link SessionError#USER_NOT_ACTIVE}, {@link SessionError#NO_PROOF}
     */
    public Session start(String agentId, String userId, Set<Proof> proofs, Instant authTime, Actor actor) {
        UserView user = users.find(UserRef.anywhere(userId))
                .filter(found -> found.state() == UserState.ACTIVE)
                .orElseThrow(SessionError.USER_NOT_ACTIVE::exception);
        String known = queries.active(agentId, userId).map(Session::id).orElse("");
        if (!known.isEmpty()) {
            try {
                return confirm(known, proofs, authTime, actor);
            } catch (DomainException e) {
                if (e.error() != SessionError.TERMINATED && e.error() != SessionError.EXPIRED) {
                    throw e;
                }
                // ended since it was looked up: begin a new one
            }
        }
        Instant at = storable(authTime);
        SessionCommand start = new SessionCommand.Start(agentId, userId, proofs, at, lifetime.after(at));
        return session(aggregates.create(SessionDecider.TYPE, ids::next, user.orgId(), start, actor));
    }

    /** Signs out; nothing happens if the session has ended. NOT_FOUND if there never was one. */
    public Session terminate(String sessionId, Actor actor) {
        return terminate(sessionId, SessionEnd.SIGN_OUT, actor);
    }

    /** Ends a session for a reason; nothing happens if it has ended. NOT_FOUND if there never was one. */
    public Session terminate(String sessionId, SessionEnd reason, Actor actor) {
        return session(
                aggregates.handle(SessionDecider.TYPE, sessionId, "", new SessionCommand.Terminate(reason), actor));
    }

    /** Ends a session of this user; NOT_FOUND for one of somebody else. */
    public Session terminateOwn(String userId, String sessionId, Actor actor) {
        Session own = queries.find(sessionId)
                .filter(session -> session.userId().equals(userId))
                .orElseThrow(SessionError.NOT_FOUND::exception);
        return terminate(own.id(), SessionEnd.SIGN_OUT, actor);
    }

    /** Ends every session of a user, in any browser, expired ones included; answers how many. */
    public int terminateAllOf(String userId, SessionEnd reason, Actor actor) {
        List<String> sessions = activeOf(database, userId);
        sessions.forEach(id -> terminate(id, reason, actor));
        return sessions.size();
    }

    /** Ends those sessions of a user in which nothing was proven since then; answers how many. */
    public int terminateAllNotProvenSince(String userId, Instant since, SessionEnd reason, Actor actor) {
        List<String> sessions = database.query(
                "select id from session_view where user_id = ? and state = 'ACTIVE' and proved_at < ? order by id",
                row -> row.text("id"),
                userId,
                since);
        sessions.forEach(id -> terminate(id, reason, actor));
        return sessions.size();
    }

    /** Ends every session of a user as part of a transaction, expired ones included; answers how many. */
    long terminateAllIn(Sql transaction, String userId, SessionEnd reason, Actor actor) {
        List<String> sessions = activeOf(transaction, userId);
        SessionCommand terminate = new SessionCommand.Terminate(reason);
        sessions.forEach(id -> aggregates.handleIn(transaction, SessionDecider.TYPE, id, "", terminate, actor));
        return sessions.size();
    }

    private static List<String> activeOf(Sql sql, String userId) {
        return sql.query(
                "select id from session_view where user_id = ? and state = 'ACTIVE' order by id",
                row -> row.text("id"),
                userId);
    }

    private Session confirm(String sessionId, Set<Proof> proofs, Instant checkedAt, Actor actor) {
        Instant at = storable(checkedAt);
        SessionCommand prove = new SessionCommand.Prove(proofs, at, lifetime.after(at));
        return session(aggregates.handle(SessionDecider.TYPE, sessionId, "", prove, actor));
    }

    /** The database keeps microseconds. */
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

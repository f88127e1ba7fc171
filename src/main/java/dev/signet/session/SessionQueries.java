package dev.signet.session;

import dev.signet.jdbc.Database;
import dev.signet.jdbc.Sql;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads sessions. */
@Singleton
public final class SessionQueries {
    private static final String SELECT = "select " + Session.COLUMNS + " from session_view ";
    private static final String ACTIVE = " and state = 'ACTIVE' and expires_at > ? ";

    private final Database database;
    private final Clock clock;

    SessionQueries(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The session, ended and expired ones included. */
    public Optional<Session> find(String id) {
        return database.first(SELECT + "where id = ?", Session::read, id);
    }

    /** The last session of each account that was signed in in a browser, ended and expired ones included, latest first. */
    public List<Session> ofAgent(String agentId) {
        return database.query(
                "select * from (select distinct on (user_id) " + Session.COLUMNS
                        + " from session_view where agent_id = ? order by user_id, (state = 'ACTIVE') desc,"
                        + " changed_at desc, id desc) s order by changed_at desc, id desc",
                Session::read,
                agentId);
    }

    /** The accounts that are signed in in a browser now, latest first. */
    public List<Session> activeOfAgent(String agentId) {
        Instant now = clock.instant();
        return ofAgent(agentId).stream()
                .filter(session -> session.isActive(now))
                .toList();
    }

    /** The session in which a user is signed in in a browser now. */
    public Optional<Session> active(String agentId, String userId) {
        return active(database, agentId, userId);
    }

    /** The same as a transaction sees it. */
    Optional<Session> active(Sql sql, String agentId, String userId) {
        return sql.first(
                SELECT + "where agent_id = ? and user_id = ?" + ACTIVE + "order by changed_at desc, id desc limit 1",
                Session::read,
                agentId,
                userId,
                clock.instant());
    }

    /** Where a user is signed in now, in any browser, latest first. */
    public List<Session> ofUser(String userId) {
        return database.query(
                SELECT + "where user_id = ?" + ACTIVE + "order by changed_at desc, id desc",
                Session::read,
                userId,
                clock.instant());
    }

    /** A part of the same, latest first or last. */
    public List<Session> ofUser(String userId, long offset, int limit, boolean latestLast) {
        return database.query(
                SELECT + "where user_id = ?" + ACTIVE
                        + (latestLast ? "order by changed_at, id" : "order by changed_at desc, id desc")
                        + " limit ? offset ?",
                Session::read,
                userId,
                clock.instant(),
                limit,
                offset);
    }

    /** In how many sessions a user is signed in now. */
    public long countOfUser(String userId) {
        return database.single(
                "select count(*) as sessions from session_view where user_id = ?" + ACTIVE,
                row -> row.number("sessions"),
                userId,
                clock.instant());
    }
}

package dev.signet.session;

import dev.signet.jdbc.Database;
import dev.signet.jdbc.Sql;
import dev.signet.user.view.UserSql;
import dev.signet.user.view.UserView;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads sessions. */
@Singleton
public final class SessionQueries {
    private static final String SELECT = "select " + Session.COLUMNS + " from session_view ";
    private static final String ACTIVE = " and state = 'ACTIVE' and expires_at > ? ";
    private static final String LATEST = "order by changed_at desc, id desc limit 1";
    private static final String SERVED =
            "select u.org_id, s.id as active_id, " + SignInDemand.columns("u") + " from (select ?::text as user_id) q"
                    + UserSql.lookUp("u", "q.user_id")
                    + " left join lateral (select id from session_view where agent_id = ? and user_id = q.user_id"
                    + ACTIVE
                    + LATEST
                    + ") s on true" + SignInDemand.joins("u") + " where "
                    + UserView.stateInServiceOf("u")
                    + " = 'ACTIVE'";

    private static final String DEMAND = "select " + SignInDemand.columns("u") + " from (select ?::text as user_id) q"
            + UserSql.join("u", "q.user_id") + SignInDemand.joins("u");

    private final Database database;
    private final Clock clock;

    SessionQueries(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Returns the session, even if it has ended or expired. */
    public Optional<Session> find(String id) {
        return database.first(SELECT + "where id = ?", Session::read, id);
    }

    /**
     * Returns one session of each account that signed in in a browser, the most recently changed session first. For an
     * account with several sessions, it is the latest that was not ended, or else the latest.
     */
    public List<Session> ofAgent(String agentId) {
        return database.query(
                "select * from (select distinct on (user_id) " + Session.COLUMNS
                        + " from session_view where agent_id = ? order by user_id, (state = 'ACTIVE') desc,"
                        + " changed_at desc, id desc) s order by changed_at desc, id desc",
                Session::read,
                agentId);
    }

    /** Returns the active session of each account in a browser, the latest first. */
    public List<Session> activeOfAgent(String agentId) {
        Instant now = clock.instant();
        return ofAgent(agentId).stream()
                .filter(session -> session.isActive(now))
                .toList();
    }

    /**
     * A user whose state allows the use of sessions at the moment.
     *
     * @param activeId id of the user's active session in the browser; null for none
     * @param demand what the account demands besides the first proof
     */
    record Served(String orgId, @Nullable String activeId, SignInDemand demand) {}

    /**
     * Returns the user and the user's active session in a browser, as this transaction sees them. Empty if there is no
     * such user or the user's state does not allow sessions at the moment, see {@link UserView#stateInServiceOf}.
     */
    Optional<Served> served(Sql sql, String agentId, String userId) {
        return sql.first(
                SERVED,
                row -> new Served(row.text("org_id"), row.textOrNull("active_id"), SignInDemand.read(row)),
                userId,
                agentId,
                clock.instant());
    }

    /** Returns what a user's account demands besides the first proof. */
    public SignInDemand demandOf(String userId) {
        return database.first(DEMAND, SignInDemand::read, userId).orElse(SignInDemand.NOTHING);
    }

    /** Returns the user's active sessions in any browser, the latest first. */
    public List<Session> ofUser(String userId) {
        return database.query(
                SELECT + "where user_id = ?" + ACTIVE + "order by changed_at desc, id desc",
                Session::read,
                userId,
                clock.instant());
    }

    /** Returns one page of the user's active sessions, ordered by their latest change. */
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

    /** Returns the number of the user's active sessions. */
    public long countOfUser(String userId) {
        return database.single(
                "select count(*) as sessions from session_view where user_id = ?" + ACTIVE,
                row -> row.number("sessions"),
                userId,
                clock.instant());
    }
}

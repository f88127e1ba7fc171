package dev.signet.token;

import dev.signet.jdbc.Database;
import dev.signet.session.SessionSql;
import dev.signet.session.SessionsConfig;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads token families. */
@Singleton
public final class FamilyQueries {
    private static final String SELECT = "select " + FamilyView.COLUMNS + " from oidc_session_view f ";

    private final Database database;
    private final GatePolicy policy;
    private final Clock clock;

    FamilyQueries(Database database, TokensConfig tokens, SessionsConfig sessionsConfig, Clock clock) {
        this.database = database;
        this.policy = GatePolicy.of(tokens, sessionsConfig);
        this.clock = clock;
    }

    /** Returns the family, even if it has ended. */
    public Optional<FamilyView> find(String id) {
        return database.first(SELECT + "where f.id = ?", FamilyView::read, id);
    }

    /**
     * Returns the families of a user whose refresh token can be redeemed at the moment, oldest first (requirement
     * Z-17).
     */
    public List<FamilyView> ofUser(String userId) {
        return database.query(
                SELECT + SessionSql.leftJoin("s", "f.session_id") + """

                 where f.user_id = ? and f.state = 'ACTIVE' and f.generation > 0 and f.idle_expires_at > ?
                   and (f.session_id is null or s.state = 'ACTIVE' or not ?)
                 order by f.created_at, f.id
                """,
                FamilyView::read,
                userId,
                clock.instant(),
                policy.endWithSession());
    }

    /**
     * Returns the ids of the clients that got tokens in a session, each once. They are notified when the session ends.
     */
    public List<String> clientIdsOfSession(String sessionId) {
        return database.query(
                "select distinct client_id from oidc_session_view where session_id = ? order by client_id",
                row -> row.text("client_id"),
                sessionId);
    }

    /**
     * Returns the ids of a user's families that have not ended.
     *
     * @param openedBefore only families opened before this time; null for all
     */
    List<String> idsOf(String userId, @Nullable Instant openedBefore) {
        return database.query(
                "select id from oidc_session_view where user_id = ? and state = 'ACTIVE'"
                        + " and created_at < coalesce(?::timestamptz, 'infinity') order by id",
                row -> row.text("id"),
                userId,
                openedBefore);
    }

    List<String> idsOfSession(String sessionId) {
        return database.query(
                "select id from oidc_session_view where session_id = ? and state = 'ACTIVE' order by id",
                row -> row.text("id"),
                sessionId);
    }
}

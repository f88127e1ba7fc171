package dev.signet.token;

import dev.signet.jdbc.Database;
import dev.signet.jdbc.RowMapper;
import dev.signet.session.SessionsConfig;
import dev.signet.user.UserView;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * The one gate: every grant, refresh, exchange, introspection, userinfo request and API call with a token passes it.
 *
 * <p>It looks at user, organization, application, project, session, family, the token itself, and whoever acts for the
 * user, all as of now, in one query; nothing is remembered between two calls (attacks ).
 */
@Singleton
public final class TokenGate {
    private static final String QUESTION = "select ?::text as user_id, ?::text as client_id, ?::text as session_id,"
            + " ?::text as family_id, ?::text as token_id";

    // Hardly ever does somebody act for the user; every other call is spared the joins.
    private static final String ASK = "select " + GateFacts.COLUMNS + GateFacts.NO_ACTOR_COLUMNS + " from (" + QUESTION
            + ") q " + GateFacts.JOINS;

    private static final String ASK_USER = "select " + GateFacts.COLUMNS + GateFacts.NO_ACTOR_COLUMNS + ", "
            + UserView.COLUMNS + " from (" + QUESTION + ") q " + GateFacts.JOINS;

    private static final String ASK_USER_ACTED = "select " + GateFacts.COLUMNS + GateFacts.ACTOR_COLUMNS + ", "
            + UserView.COLUMNS + " from (" + QUESTION + ", ?::text as actor_id) q " + GateFacts.JOINS
            + GateFacts.ACTOR_JOINS;

    private static final String ASK_ACTED = "select " + GateFacts.COLUMNS + GateFacts.ACTOR_COLUMNS + " from ("
            + QUESTION + ", ?::text as actor_id) q " + GateFacts.JOINS + GateFacts.ACTOR_JOINS;

    private static final String ASK_FAMILY = "select " + GateFacts.COLUMNS + GateFacts.NO_ACTOR_COLUMNS + ", "
            + FamilyView.COLUMNS + " from (select user_id, client_id, session_id, id as family_id,"
            + " null::text as token_id from oidc_session_view where id = ?) q " + GateFacts.JOINS;

    private final Database database;
    private final GatePolicy policy;

    TokenGate(Database database, TokensConfig tokens, SessionsConfig sessionsConfig) {
        this.database = database;
        this.policy = GatePolicy.of(tokens, sessionsConfig);
    }

    /** Whether what is asked for is admitted now. */
    public GateVerdict check(GateQuestion question) {
        GateFacts facts = question.actorId() == null
                ? ask(ASK, GateFacts::read, question)
                : askActed(ASK_ACTED, GateFacts::read, question);
        return verdict(facts, question);
    }

    /** Whether an access token counts now. */
    public GateVerdict check(AccessToken token) {
        return check(GateQuestion.use(token));
    }

    /** The user an access token is for, if the token counts now; with one query. */
    public Optional<UserView> user(AccessToken token) {
        GateQuestion question = GateQuestion.use(token);
        RowMapper<Optional<UserView>> mapper = row ->
                verdict(GateFacts.read(row), question).admitted() ? Optional.of(UserView.read(row)) : Optional.empty();
        return question.actorId() == null
                ? ask(ASK_USER, mapper, question)
                : askActed(ASK_USER_ACTED, mapper, question);
    }

    /** A family and whether its tokens count now, with one query. */
    Optional<Judged> family(String familyId) {
        return database.first(
                ASK_FAMILY,
                row -> {
                    FamilyView family = FamilyView.read(row);
                    TokenTerms terms = family.terms();
                    GateQuestion question = new GateQuestion(
                            terms.userId(), terms.clientId(), terms.sessionId(), family.id(), null, null, null);
                    return new Judged(family, verdict(GateFacts.read(row), question));
                },
                familyId);
    }

    private <T> T ask(String sql, RowMapper<T> mapper, GateQuestion question) {
        return database.single(
                sql,
                mapper,
                question.userId(),
                question.clientId(),
                question.sessionId(),
                question.familyId(),
                question.tokenId());
    }

    private <T> T askActed(String sql, RowMapper<T> mapper, GateQuestion question) {
        return database.single(
                sql,
                mapper,
                question.userId(),
                question.clientId(),
                question.sessionId(),
                question.familyId(),
                question.tokenId(),
                question.actorId());
    }

    private GateVerdict verdict(GateFacts facts, GateQuestion question) {
        String orgId = facts.orgId();
        return new GateVerdict(facts.judge(question, policy), orgId == null ? "" : orgId);
    }

    /** A family as read, and the gate's verdict on it. */
    record Judged(FamilyView family, GateVerdict verdict) {}
}

package dev.signet.token;

import dev.signet.jdbc.Database;
import dev.signet.jdbc.GatheredQuery;
import dev.signet.jdbc.Row;
import dev.signet.jdbc.RowMapper;
import dev.signet.kernel.DomainError;
import dev.signet.session.Session;
import dev.signet.session.SessionSql;
import dev.signet.session.SessionsConfig;
import dev.signet.signingkey.SigningAlgorithm;
import dev.signet.user.view.UserView;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Checks whether a token may be used or issued. Every grant, refresh, exchange, introspection, userinfo request and API
 * call with an access token passes this check. Personal access tokens do not; {@link PatAuthenticator} checks them.
 *
 * <p>With one query it looks at the current state of the user, organization, application, project, session, family, the
 * token itself, and all actors. Nothing is cached between two checks (attacks ). For a token that comes from
 * impersonation it also looks up whether the actor may still impersonate the user, and for an application whose
 * project admits only some users, whether it admits this one ({@link ProjectAdmission}).
 */
@Singleton
public final class TokenGate {
    private static final String QUESTIONS =
            GatheredQuery.questions("user_id", "client_id", "session_id", "family_id", "token_id", "actor_ids");

    private static final String USER = ", a.userinfo_alg, " + UserView.LOOKED_UP;

    // the row of the family provides the ids of user, client and session
    private static final String ASK_FAMILY = "select q.question, " + GateFacts.COLUMNS_WITH_DEMAND + ", "
            + FamilyView.COLUMNS
            + " from (select q.question, q.id as family_id, a.user_id, a.client_id, a.session_id,"
            + " null::text as token_id, null::text as actor_ids from " + GatheredQuery.questions("id")
            + GatheredQuery.lookUpOnly("oidc_session_view", "a", "id = q.id") + ") q "
            + GateFacts.JOINS_WITH_FAMILY;

    // the row of the session provides the id of the user
    private static final String ASK_SESSION = "select q.question, " + GateFacts.COLUMNS_WITH_DEMAND + ", "
            + SessionSql.columns("s")
            + " from (select q.question, a.user_id, q.client_id, q.session_id, null::text as family_id,"
            + " null::text as token_id, null::text as actor_ids from "
            + GatheredQuery.questions("session_id", "client_id")
            + SessionSql.lookUpOnly("a", "q.session_id") + ") q " + GateFacts.JOINS_WITH_DEMAND;

    private final Asking<GateFacts> facts;
    private final Asking<FactsOfUser> factsOfUsers;
    private final GatheredQuery<FactsOfFamily> factsOfFamilies;
    private final GatheredQuery<FactsOfSession> factsOfSessions;
    private final Impersonation impersonation;
    private final ProjectAdmission admission;
    private final GatePolicy policy;
    private final MeterRegistry metrics;

    TokenGate(
            Database database,
            Impersonation impersonation,
            ProjectAdmission admission,
            TokensConfig tokens,
            SessionsConfig sessionsConfig,
            MeterRegistry metrics) {
        this.metrics = metrics;
        this.facts = Asking.of(database, "", GateFacts::read);
        this.factsOfUsers = Asking.of(database, USER, FactsOfUser::read);
        this.factsOfFamilies = new GatheredQuery<>(database, ASK_FAMILY, FactsOfFamily::read);
        this.factsOfSessions = new GatheredQuery<>(database, ASK_SESSION, FactsOfSession::read);
        this.impersonation = impersonation;
        this.admission = admission;
        this.policy = GatePolicy.of(tokens, sessionsConfig);
    }

    /** Tells whether the use or issue of tokens that the question describes is admitted at the moment. */
    public GateVerdict check(GateQuestion question) {
        return verdict(facts.ask(question), question);
    }

    /** Tells whether an access token is valid at the moment. */
    public GateVerdict check(AccessToken token) {
        return check(GateQuestion.use(token));
    }

    /**
     * Returns the user of an access token if the token is valid at the moment, with what the userinfo response needs to
     * know about its client; costs one query.
     */
    public Optional<Subject> subject(AccessToken token) {
        GateQuestion question = GateQuestion.use(token);
        FactsOfUser read = factsOfUsers.ask(question);
        return verdict(read.facts(), question).admitted() ? Optional.ofNullable(read.subject()) : Optional.empty();
    }

    /**
     * Returns a family and the verdict whether its tokens are valid at the moment; empty if there is no such family.
     * Costs one query.
     */
    Optional<Judged> family(String familyId) {
        return factsOfFamilies.ask(familyId).stream().findFirst().map(read -> {
            FamilyView family = read.family();
            GateQuestion question = GateQuestion.issue(family.terms(), family.id(), Actors.NONE);
            return new Judged(family, verdict(read.facts(), question));
        });
    }

    /**
     * Returns a session with what the gate knows about it and a client; empty if there is no such session. Costs one
     * query.
     */
    public Optional<AskedSession> session(String sessionId, String clientId) {
        return factsOfSessions.ask(sessionId, clientId).stream()
                .findFirst()
                .map(read -> new AskedSession(read.session(), clientId, read.facts()));
    }

    private GateVerdict verdict(GateFacts facts, GateQuestion question) {
        String known = facts.orgId();
        String orgId = known == null ? "" : known;
        DomainError refusal = facts.judge(question, policy);
        if (refusal == null) {
            refusal = admission.refusal(facts, question.userId());
        }
        if (refusal == null && !impersonation.isAllowed(question, orgId)) {
            refusal = TokenRefusal.IMPERSONATION_ENDED;
        }
        if (refusal != null) {
            // The reasons are the constants of TokenRefusal, so there is a small number of them.
            metrics.counter("signet.gate.refusals", "gate", "token", "reason", refusal.code())
                    .increment();
        }
        return new GateVerdict(
                refusal, orgId, facts.application(), facts.proofs().size() > 1);
    }

    /** A session that a client wants to use, and what the gate knows about both from one query. */
    public final class AskedSession {
        private final Session session;
        private final String clientId;
        private final GateFacts read;

        private AskedSession(Session session, String clientId, GateFacts read) {
            this.session = session;
            this.clientId = clientId;
            this.read = read;
        }

        public Session session() {
            return session;
        }

        /** Tells whether the session may be used for the client. */
        public GateVerdict use() {
            return verdict(read, GateQuestion.session(session, clientId));
        }

        /** Tells whether tokens on these terms may be issued. The terms must be of this session and client. */
        public GateVerdict issue(TokenTerms terms) {
            // The question must not name actors: none were looked up, so inactive ones would count as active.
            GateQuestion question = GateQuestion.issue(terms);
            boolean same = session.id().equals(question.sessionId())
                    && session.userId().equals(question.userId())
                    && clientId.equals(question.clientId());
            if (!same) {
                throw new IllegalArgumentException("the terms are those of another session or client");
            }
            return verdict(read, question);
        }
    }

    /**
     * Three statements: one for questions without actors that do not depend on what the account demands, which costs
     * least, one for those that do, and one for questions with actors.
     *
     * @param <T> type that a row is read as
     */
    private record Asking<T>(GatheredQuery<T> plain, GatheredQuery<T> withDemand, GatheredQuery<T> withActors) {
        static <T> Asking<T> of(Database database, String more, RowMapper<T> mapper) {
            String plain = more + " from " + QUESTIONS + GateFacts.JOINS;
            String withDemand = more + " from " + QUESTIONS + GateFacts.JOINS_WITH_DEMAND;
            return new Asking<>(
                    new GatheredQuery<>(database, "select q.question, " + GateFacts.COLUMNS + plain, mapper),
                    new GatheredQuery<>(
                            database, "select q.question, " + GateFacts.COLUMNS_WITH_DEMAND + withDemand, mapper),
                    new GatheredQuery<>(
                            database, "select q.question, " + GateFacts.COLUMNS_WITH_ACTORS + withDemand, mapper));
        }

        T ask(GateQuestion question) {
            String actors = question.actors().joined();
            return (actors != null ? withActors : question.requiresAllProofs() ? withDemand : plain)
                    .ask(
                            question.userId(),
                            question.clientId(),
                            question.sessionId(),
                            question.familyId(),
                            question.tokenId(),
                            actors)
                    .getFirst();
        }
    }

    /** A family and the gate's verdict on it, both read at the same moment. */
    record Judged(FamilyView family, GateVerdict verdict) {}

    /**
     * The user of a token.
     *
     * @param userinfoAlgorithm algorithm by which the client wants userinfo responses to be signed; null for plain JSON
     * @param application the client's application; null when a machine user got the token for itself
     */
    public record Subject(
            UserView user,
            @Nullable SigningAlgorithm userinfoAlgorithm,
            GateVerdict.@Nullable AskingApplication application) {

        private static Subject read(Row row, GateFacts facts) throws SQLException {
            String algorithm = row.textOrNull("userinfo_alg");
            return new Subject(
                    UserView.read(row),
                    algorithm == null ? null : SigningAlgorithm.valueOf(algorithm),
                    facts.application());
        }
    }

    private record FactsOfUser(GateFacts facts, @Nullable Subject subject) {
        static FactsOfUser read(Row row) throws SQLException {
            GateFacts facts = GateFacts.read(row);
            return new FactsOfUser(facts, facts.userState() == null ? null : Subject.read(row, facts));
        }
    }

    private record FactsOfSession(GateFacts facts, Session session) {
        static FactsOfSession read(Row row) throws SQLException {
            return new FactsOfSession(GateFacts.read(row), Session.read(row));
        }
    }

    private record FactsOfFamily(GateFacts facts, FamilyView family) {
        static FactsOfFamily read(Row row) throws SQLException {
            return new FactsOfFamily(GateFacts.read(row), FamilyView.read(row));
        }
    }
}

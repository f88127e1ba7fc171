package dev.signet.token;

import static dev.signet.jdbc.GatheredQuery.lookUp;

import dev.signet.application.ApiAccess;
import dev.signet.application.ApplicationSql;
import dev.signet.jdbc.Row;
import dev.signet.kernel.DomainError;
import dev.signet.org.OrgSql;
import dev.signet.project.ProjectSql;
import dev.signet.session.Proof;
import dev.signet.session.SessionSql;
import dev.signet.session.SignInDemand;
import dev.signet.user.UserState;
import dev.signet.user.view.UserSql;
import dev.signet.user.view.UserView;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the gate checks, read by one statement. A state is null when the row does not exist.
 *
 * @param passwordChangedAt null for machine users and for people without password
 * @param foreign whether the project admits only users of organizations that own it or to which it is granted, and
 *     the user's organization does not own it
 * @param roleNeeded whether the project admits only users who have a role in it
 * @param roleAssertion whether claims contain the roles of the project even if they are not requested
 * @param flatClaims whether claims contain roles and groups as plain lists too
 * @param projectId project of the application
 * @param applicationOrgId organization of the application
 * @param apiAccess for which users the application's tokens may call this server's API: the name of an {@link
 *     ApiAccess}
 * @param sessionUserId user of the session
 * @param provedAt when a proof was last given in the session
 * @param familySince when the family was opened
 * @param familyRefreshes whether the family has a refresh token
 * @param tokenRevoked whether this token itself was revoked
 * @param idleActors how many of the actors do not exist or are not active
 * @param proofs the proofs of the session
 * @param demand what the user's account demands besides the first proof; nothing if the question does not depend on it
 */
record GateFacts(
        @Nullable String orgId,
        @Nullable UserState userState,
        @Nullable String orgState,
        @Nullable Instant passwordChangedAt,
        @Nullable String applicationState,
        @Nullable String projectState,
        @Nullable String applicationOrgState,
        boolean foreign,
        boolean roleNeeded,
        boolean roleAssertion,
        boolean flatClaims,
        @Nullable String projectId,
        @Nullable String applicationOrgId,
        @Nullable String apiAccess,
        @Nullable String sessionState,
        @Nullable String sessionUserId,
        @Nullable Instant provedAt,
        @Nullable String familyState,
        @Nullable Instant familySince,
        boolean familyRefreshes,
        boolean tokenRevoked,
        int idleActors,
        Set<Proof> proofs,
        SignInDemand demand) {
    private static final String IN_SERVICE = "ACTIVE";

    private static final String FACTS = UserView.stateInServiceOf("u") + " as user_state, " + """
        u.org_id as gate_org_id, o.state as org_state, u.password_changed_at,
               a.state as application_state, p.state as project_state, ao.state as application_org_state,
               (p.has_project_check and u.org_id <> p.org_id) is true as user_is_foreign,
               p.role_check is true as role_needed, p.role_assertion is true as asserts_roles,
               a.flat_claims is true as tells_flat_claims,
               a.project_id as application_project_id, a.org_id as application_org_id, a.api_access,
               s.state as session_state, s.user_id as session_user_id, s.proved_at,
               f.state as family_state, f.created_at as family_since,
               coalesce(f.generation, 0) > 0 as family_refreshes, r.token_id is not null as token_revoked,
        """;

    private static final String PROOFS = ", s.proofs as session_proofs, ";
    private static final String NO_DEMAND = PROOFS + SignInDemand.noColumns() + "\n";
    private static final String DEMAND = PROOFS + SignInDemand.columns("u") + "\n";

    /**
     * The columns for questions that do not depend on what the account demands and have no actors: the use of tokens
     * by applications and other APIs, which are nearly all. With the look-up of actors, the statement
     * would take a tenth longer even for these, because the database prepares the look-up before it knows that there
     * are no actors.
     */
    static final String COLUMNS = FACTS + "0 as idle_actors" + NO_DEMAND;

    /** The columns for questions without actors that depend on what the account demands. */
    static final String COLUMNS_WITH_DEMAND = FACTS + "0 as idle_actors" + DEMAND;

    /** The columns for questions with actors. */
    static final String COLUMNS_WITH_ACTORS = FACTS
            + "(select count(*) filter (where ("
            + UserView.stateInServiceOf("x")
            + " = 'ACTIVE' and xo.state = 'ACTIVE') is not true)"
            + " from unnest(string_to_array(q.actor_ids, ' ')) as c (id)\n"
            + UserSql.lookUp("x", "c.id")
            + OrgSql.lookUp("xo", "x.org_id") + ") as idle_actors" + DEMAND;

    /**
     * The joins that add everything the gate reads to rows {@code q} with the columns user_id, client_id, session_id,
     * family_id, token_id and actor_ids.
     */
    static final String JOINS = joins("state, created_at, generation");

    /** The same joins, and those that {@link #COLUMNS_WITH_DEMAND} and {@link #COLUMNS_WITH_ACTORS} need. */
    static final String JOINS_WITH_DEMAND = JOINS + SignInDemand.joins("u");

    /** The same joins with all columns of the family. */
    static final String JOINS_WITH_FAMILY = joins("*") + SignInDemand.joins("u");

    private static String joins(String familyColumns) {
        return UserSql.lookUp("u", "q.user_id")
                + OrgSql.lookUp("o", "u.org_id")
                + ApplicationSql.lookUp("a", "q.client_id")
                + ProjectSql.lookUp("p", "a.project_id")
                + OrgSql.lookUp("ao", "a.org_id")
                + SessionSql.lookUp("s", "q.session_id")
                + lookUp(familyColumns, "oidc_session_view", "f", "id = q.family_id")
                + lookUp("token_id", "revoked_tokens", "r", "token_id = q.token_id");
    }

    static GateFacts read(Row row) throws SQLException {
        return new GateFacts(
                row.textOrNull("gate_org_id"),
                state(row.textOrNull("user_state")),
                row.textOrNull("org_state"),
                row.instantOrNull("password_changed_at"),
                row.textOrNull("application_state"),
                row.textOrNull("project_state"),
                row.textOrNull("application_org_state"),
                row.flag("user_is_foreign"),
                row.flag("role_needed"),
                row.flag("asserts_roles"),
                row.flag("tells_flat_claims"),
                row.textOrNull("application_project_id"),
                row.textOrNull("application_org_id"),
                row.textOrNull("api_access"),
                row.textOrNull("session_state"),
                row.textOrNull("session_user_id"),
                row.instantOrNull("proved_at"),
                row.textOrNull("family_state"),
                row.instantOrNull("family_since"),
                row.flag("family_refreshes"),
                row.flag("token_revoked"),
                row.integer("idle_actors"),
                Proof.read(row.texts("session_proofs")),
                SignInDemand.read(row));
    }

    /** Returns the error of the first rule that is broken, or null. */
    @Nullable
    DomainError judge(GateQuestion question, GatePolicy policy) {
        if (tokenRevoked) {
            return TokenRefusal.REVOKED;
        }
        DomainError refusal = judgeUser();
        if (refusal == null) {
            refusal = judgeApplication(question);
        }
        if (refusal == null) {
            refusal = judgeActors();
        }
        if (refusal == null) {
            refusal = judgePassword(question, policy);
        }
        return refusal == null ? judgeFamilyAndSession(question, policy) : refusal;
    }

    /** Returns the application that the client id belongs to; null if it belongs to none. */
    GateVerdict.@Nullable AskingApplication application() {
        return applicationOrgId == null || apiAccess == null || projectId == null
                ? null
                : new GateVerdict.AskingApplication(
                        applicationOrgId, ApiAccess.valueOf(apiAccess), projectId, roleAssertion, flatClaims);
    }

    private static @Nullable UserState state(@Nullable String name) {
        return name == null ? null : UserState.valueOf(name);
    }

    private @Nullable DomainError judgeUser() {
        if (userState == null) {
            return TokenRefusal.USER_NOT_FOUND;
        }
        return switch (userState) {
            case ACTIVE -> IN_SERVICE.equals(orgState) ? null : TokenRefusal.ORGANIZATION_INACTIVE;
            case INACTIVE -> TokenRefusal.USER_INACTIVE;
            case LOCKED -> TokenRefusal.USER_LOCKED;
            case SUSPENDED -> TokenRefusal.USER_SUSPENDED;
            case INITIAL -> TokenRefusal.USER_INITIAL;
            case ABSENT, DELETED -> TokenRefusal.USER_NOT_FOUND;
        };
    }

    /**
     * A machine user that gets tokens for itself uses its own id as client id, and needs no application. An application
     * can have the same id only if both are older than the rule that ids are unique (ADR 23); such a token then counts
     * as the application's.
     */
    private @Nullable DomainError judgeApplication(GateQuestion question) {
        if (applicationState == null && question.clientId().equals(question.userId())) {
            return null;
        }
        boolean active = IN_SERVICE.equals(applicationState)
                && IN_SERVICE.equals(projectState)
                && IN_SERVICE.equals(applicationOrgState);
        return active ? null : TokenRefusal.APPLICATION_INACTIVE;
    }

    /** Requires every actor to be active, because each of them acts with the rights that the actor before passed on. */
    private @Nullable DomainError judgeActors() {
        return idleActors == 0 ? null : TokenRefusal.ACTOR_INACTIVE;
    }

    private @Nullable DomainError judgeFamilyAndSession(GateQuestion question, GatePolicy policy) {
        if (question.familyId() != null && !IN_SERVICE.equals(familyState)) {
            return TokenRefusal.FAMILY_REVOKED;
        }
        if (question.sessionId() == null) {
            return null;
        }
        boolean own = question.userId().equals(sessionUserId);
        boolean outlives = familyRefreshes && !policy.endWithSession();
        if (!own || !(IN_SERVICE.equals(sessionState) || outlives)) {
            return TokenRefusal.SESSION_TERMINATED;
        }
        // Elsewhere, tokens that were issued before the account demanded more can be used until they expire.
        return !question.requiresAllProofs() || demand.isMetBy(proofs) ? null : TokenRefusal.SECOND_FACTOR_MISSING;
    }

    /**
     * A changed password ends all sessions, families and tokens from before the change, except for sessions in which
     * the person authenticated again since.
     */
    private @Nullable DomainError judgePassword(GateQuestion question, GatePolicy policy) {
        Instant changed = passwordChangedAt;
        if (changed == null || !policy.endOnPasswordChange()) {
            return null;
        }
        boolean staleSession = question.sessionId() != null && provedAt != null && provedAt.isBefore(changed);
        boolean staleFamily = familySince != null && familySince.isBefore(changed);
        // The time of the change is rounded down to seconds, because the times in JWTs are whole seconds.
        Instant issuedAt = question.issuedAt();
        boolean staleToken = issuedAt != null && issuedAt.isBefore(changed.truncatedTo(ChronoUnit.SECONDS));
        return staleSession || staleFamily || staleToken ? TokenRefusal.PASSWORD_CHANGED : null;
    }
}

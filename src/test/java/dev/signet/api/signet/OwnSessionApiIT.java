package dev.signet.api.signet;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.signet.jdbc.Database;
import dev.signet.kernel.Actor;
import dev.signet.kernel.DomainException;
import dev.signet.session.Session;
import dev.signet.session.SessionCommands;
import dev.signet.session.SessionQueries;
import dev.signet.session.SessionState;
import dev.signet.token.AccessTokenGrant;
import dev.signet.token.AccessTokens;
import dev.signet.token.ApiAudience;
import dev.signet.token.RefreshTokens;
import dev.signet.token.TestingAccounts;
import dev.signet.token.TokenForm;
import dev.signet.token.TokenGate;
import dev.signet.token.TokenRefusal;
import dev.signet.token.TokenTerms;
import dev.signet.user.UserRef;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The caller's own sessions in every browser are listed and ended. */
@QuarkusTest
class OwnSessionApiIT {
    private static final Actor ACTOR = Actor.system();
    private static final String SESSIONS = "/signet/auth/v1/users/me/sessions";

    @Inject
    TestingAccounts accounts;

    @Inject
    AccessTokens accessTokens;

    @Inject
    RefreshTokens refreshTokens;

    @Inject
    TokenGate gate;

    @Inject
    SessionQueries sessions;

    @Inject
    SessionCommands commands;

    @Inject
    Database database;

    private TestingAccounts.SignIn here;
    private Session elsewhere;

    @BeforeEach
    void signed_in_in_two_browsers() {
        here = accounts.machineSignIn();
        elsewhere = accounts.session(here.user());
        accounts.machineSignIn();
    }

    @Test
    void the_sessions_of_every_browser_are_listed_latest_first() {
        caller().body("{}")
                .post(SESSIONS + "/_search")
                .then()
                .statusCode(200)
                .body("details.totalResult", equalTo("2"))
                .body(
                        "result.sessionId",
                        contains(elsewhere.id(), here.session().id()))
                .body(
                        "result.agentId",
                        contains(elsewhere.agentId(), here.session().agentId()))
                .body("result.state", contains("SESSION_STATE_ACTIVE", "SESSION_STATE_ACTIVE"))
                .body("result.current", contains(null, true))
                .body("result[0].authTime", not(nullValue()))
                .body("result[0].expiresAt", not(nullValue()))
                .body("result[0].details.creationDate", not(nullValue()))
                .body("result[0].details.changeDate", not(nullValue()));
    }

    @Test
    void a_list_is_paged_and_leaves_out_ended_and_expired_sessions() {
        Session third = accounts.session(here.user());
        caller().body("{\"query\":{\"offset\":\"1\",\"limit\":1,\"asc\":true}}")
                .post(SESSIONS + "/_search")
                .then()
                .body("details.totalResult", equalTo("3"))
                .body("result.sessionId", contains(elsewhere.id()));

        commands.terminate(third.id(), ACTOR);
        database.update("update session_view set expires_at = now() where id = ?", elsewhere.id());
        caller().body("{}")
                .post(SESSIONS + "/_search")
                .then()
                .body("details.totalResult", equalTo("1"))
                .body("result.sessionId", contains(here.session().id()));
        caller().body("{\"query\":{\"limit\":1001}}")
                .post(SESSIONS + "/_search")
                .then()
                .statusCode(400);
    }

    @Test
    void ending_another_session_ends_its_tokens_and_keeps_the_current_one() {
        TokenTerms terms = new TestingAccounts.SignIn(here.user(), here.app(), elsewhere).terms();
        RefreshTokens.Issued family = refreshTokens
                .issue((transaction, id) -> () -> 1, terms, here.user().orgId(), true, ACTOR)
                .orElseThrow();
        AccessTokens.Issued theirs =
                accessTokens.issue(AccessTokenGrant.of(terms, TokenForm.OPAQUE, family.familyId()));
        RequestSpecification caller = caller();

        for (int i = 0; i < 2; i++) {
            given(caller)
                    .delete(SESSIONS + '/' + elsewhere.id())
                    .then()
                    .statusCode(200)
                    .body("details.sequence", equalTo("3"));
        }

        assertThat(gate.check(theirs.token()).admitted()).isFalse();
        String refreshToken = String.valueOf(family.refreshToken());
        assertThatThrownBy(() -> refreshTokens.redeem(refreshToken, terms.clientId(), Set.of(), null, ACTOR))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        e -> assertThat(e.error()).isIn(TokenRefusal.SESSION_TERMINATED, TokenRefusal.FAMILY_REVOKED));
        given(caller).body("{}").post(SESSIONS + "/_search").then().body("result", hasSize(1));
    }

    @Test
    void ending_the_current_session_invalidates_the_callers_token() {
        RequestSpecification caller = caller();

        given(caller).delete(SESSIONS + '/' + here.session().id()).then().statusCode(200);

        given(caller).body("{}").post(SESSIONS + "/_search").then().statusCode(401);
        assertThat(stateOf(elsewhere)).isEqualTo(SessionState.ACTIVE);
    }

    // attack A-30 in docs/security-rules.md
    @Test
    void sessions_of_others_and_unknown_sessions_are_not_found() {
        TestingAccounts.SignIn stranger = accounts.machineSignIn();

        for (String id : List.of(stranger.session().id(), "1")) {
            caller().delete(SESSIONS + '/' + id)
                    .then()
                    .statusCode(404)
                    .body("details[0].id", equalTo("session.not_found"));
        }

        assertThat(stateOf(stranger.session())).isEqualTo(SessionState.ACTIVE);
    }

    @Test
    void without_a_token_nothing_is_listed_or_ended() {
        given().contentType(ContentType.JSON)
                .body("{}")
                .post(SESSIONS + "/_search")
                .then()
                .statusCode(401);
        given().delete(SESSIONS + '/' + elsewhere.id()).then().statusCode(401);

        assertThat(stateOf(elsewhere)).isEqualTo(SessionState.ACTIVE);
    }

    @Test
    void a_token_without_a_session_marks_no_session_as_current() {
        UserRef user = here.user();
        TokenTerms terms = TokenTerms.ofMachine(user.userId(), List.of("openid"), List.of(ApiAudience.VALUE));

        as(terms).body("{}").post(SESSIONS + "/_search").then().body("result.current", contains(null, null));
    }

    private SessionState stateOf(Session session) {
        return sessions.find(session.id()).orElseThrow().state();
    }

    private RequestSpecification caller() {
        return as(here.terms());
    }

    private RequestSpecification as(TokenTerms terms) {
        String token =
                accessTokens.issue(AccessTokenGrant.of(terms, TokenForm.OPAQUE)).value();
        return given().contentType(ContentType.JSON).header("Authorization", "Bearer " + token);
    }
}

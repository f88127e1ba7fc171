package dev.signet.api.signet;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import dev.signet.jdbc.Database;
import dev.signet.kernel.Actor;
import dev.signet.membership.MembershipCommands;
import dev.signet.membership.MembershipLevel;
import dev.signet.membership.TestingMembers;
import dev.signet.session.Session;
import dev.signet.session.SessionQueries;
import dev.signet.session.SessionState;
import dev.signet.token.AccessTokenGrant;
import dev.signet.token.AccessTokens;
import dev.signet.token.ApiAudience;
import dev.signet.token.FamilyQueries;
import dev.signet.token.FamilyState;
import dev.signet.token.RefreshTokens;
import dev.signet.token.TestingAccounts;
import dev.signet.token.TokenForm;
import dev.signet.token.TokenGate;
import dev.signet.token.TokenTerms;
import dev.signet.user.UserRef;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Administrators list and end sessions of users of their organization. */
@QuarkusTest
class UserSessionApiIT {
    private static final Actor ACTOR = Actor.system();

    @Inject
    TestingAccounts accounts;

    @Inject
    AccessTokens accessTokens;

    @Inject
    RefreshTokens refreshTokens;

    @Inject
    FamilyQueries families;

    @Inject
    TokenGate gate;

    @Inject
    SessionQueries sessions;

    @Inject
    MembershipCommands memberships;

    @Inject
    Database database;

    private TestingAccounts.SignIn signIn;
    private String path = "";

    @BeforeEach
    void sign_in() {
        signIn = accounts.machineSignIn();
        path = "/signet/admin/v1/users/" + signIn.user().userId() + "/sessions";
    }

    @Test
    void an_administrator_lists_where_a_user_is_signed_in() {
        Session second = accounts.session(signIn.user());

        administrator("ORG_OWNER_VIEWER")
                .body("{}")
                .post(path + "/_search")
                .then()
                .statusCode(200)
                .body("details.totalResult", equalTo("2"))
                .body("result.sessionId", contains(second.id(), signIn.session().id()))
                .body("result[0].authState", equalTo("SESSION_STATE_ACTIVE"))
                .body("result[0].userId", equalTo(signIn.user().userId()));
    }

    @Test
    void a_terminated_session_ends_its_tokens_and_no_others() {
        Session other = accounts.session(signIn.user());
        RefreshTokens.Issued family = signIn.family(refreshTokens);
        AccessTokens.Issued token =
                accessTokens.issue(AccessTokenGrant.of(signIn.terms(), TokenForm.OPAQUE, family.familyId()));
        assertThat(gate.check(token.token()).admitted()).isTrue();

        for (int i = 0; i < 2; i++) {
            administrator("ORG_USER_MANAGER")
                    .delete(path + "/" + signIn.session().id())
                    .then()
                    .statusCode(200)
                    .body("details.sequence", equalTo("3"));
        }

        assertThat(gate.check(token.token()).admitted()).isFalse();
        assertThat(stateOf(family)).isEqualTo(FamilyState.REVOKED);
        administrator("ORG_OWNER")
                .body("{}")
                .post(path + "/_search")
                .then()
                .body("result.sessionId", contains(other.id()));
    }

    @Test
    void all_sessions_including_expired_ones_and_refresh_tokens_can_be_ended_together() {
        Session expired = accounts.session(signIn.user());
        database.update("update session_view set expires_at = now() - interval '1 hour' where id = ?", expired.id());
        RefreshTokens.Issued family = signIn.family(refreshTokens);

        administrator("ORG_OWNER")
                .body("{}")
                .post(path + "/_terminate_all")
                .then()
                .statusCode(200)
                .body("terminated", equalTo(2));

        assertThat(stateOf(signIn.session())).isEqualTo(SessionState.TERMINATED);
        assertThat(stateOf(expired)).isEqualTo(SessionState.TERMINATED);
        assertThat(stateOf(family)).isEqualTo(FamilyState.REVOKED);
        administrator("ORG_OWNER").body("{}").post(path + "/_search").then().body("result ?: []", empty());
    }

    @Test
    void a_reader_cannot_end_sessions_and_a_caller_without_roles_cannot_read() {
        String session = path + "/" + signIn.session().id();
        administrator("ORG_OWNER_VIEWER").delete(session).then().statusCode(403);
        administrator("ORG_OWNER_VIEWER")
                .body("{}")
                .post(path + "/_terminate_all")
                .then()
                .statusCode(403);
        administrator().body("{}").post(path + "/_search").then().statusCode(403);
        administrator().delete(session).then().statusCode(403);
        given().contentType(ContentType.JSON)
                .body("{}")
                .post(path + "/_search")
                .then()
                .statusCode(401);
        given().delete(session).then().statusCode(401);

        assertThat(stateOf(signIn.session())).isEqualTo(SessionState.ACTIVE);
    }

    @Test
    void an_administrator_of_another_organization_finds_and_ends_nothing_a30() {
        String elsewhere = accounts.org();
        String session = path + "/" + signIn.session().id();
        RequestSpecification[] strangers = {
            administratorOf(elsewhere, "ORG_OWNER"),
            administratorOf(elsewhere, "ORG_OWNER"),
            administratorOf(elsewhere, "ORG_OWNER")
        };
        strangers[0].body("{}").post(path + "/_search").then().statusCode(404);
        strangers[1].delete(session).then().statusCode(404);
        strangers[2].body("{}").post(path + "/_terminate_all").then().statusCode(404);
        administratorOf(elsewhere, "ORG_OWNER")
                .header("x-zitadel-orgid", signIn.user().orgId())
                .delete(session)
                .then()
                .statusCode(403);

        assertThat(stateOf(signIn.session())).isEqualTo(SessionState.ACTIVE);
    }

    @Test
    void a_session_is_named_with_its_own_user_a30() {
        TestingAccounts.SignIn stranger = accounts.machineSignIn();

        administrator("ORG_OWNER")
                .delete(path + "/" + stranger.session().id())
                .then()
                .statusCode(404);
        administrator("ORG_OWNER").delete(path + "/1").then().statusCode(404);

        assertThat(stateOf(stranger.session())).isEqualTo(SessionState.ACTIVE);
    }

    private @Nullable FamilyState stateOf(RefreshTokens.Issued family) {
        return families.find(family.familyId()).orElseThrow().family().state();
    }

    private SessionState stateOf(Session session) {
        return sessions.find(session.id()).orElseThrow().state();
    }

    private RequestSpecification administrator(String... roles) {
        return administratorOf(signIn.user().orgId(), roles);
    }

    private RequestSpecification administratorOf(String orgId, String... roles) {
        UserRef machine = accounts.machine(orgId);
        if (roles.length > 0) {
            database.inTransaction(transaction -> memberships.addIn(
                    transaction,
                    TestingMembers.of(MembershipLevel.ORGANIZATION, orgId, machine.userId()),
                    List.of(roles),
                    ACTOR));
        }
        TokenTerms terms = TokenTerms.ofMachine(machine.userId(), List.of("openid"), List.of(ApiAudience.VALUE));
        String token =
                accessTokens.issue(AccessTokenGrant.of(terms, TokenForm.OPAQUE)).value();
        return given().contentType(ContentType.JSON).header("Authorization", "Bearer " + token);
    }
}

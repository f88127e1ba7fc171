package dev.signet.api.zitadel.session;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.signet.kernel.Actor;
import dev.signet.session.SessionCommands;
import dev.signet.token.AccessTokenGrant;
import dev.signet.token.AccessTokens;
import dev.signet.token.FamilyEnd;
import dev.signet.token.RefreshTokens;
import dev.signet.token.TestingAccounts;
import dev.signet.token.TokenForm;
import dev.signet.token.TokenTerms;
import dev.signet.user.UserRef;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MySessionApiIT {
    private static final Actor ACTOR = Actor.system();
    private static final String SESSIONS = "/auth/v1/users/me/sessions/_search";
    private static final String TOKENS = "/auth/v1/users/me/tokens/refresh";

    @Inject
    TestingAccounts accounts;

    @Inject
    AccessTokens accessTokens;

    @Inject
    RefreshTokens refreshTokens;

    @Inject
    SessionCommands sessions;

    @Inject
    Clock clock;

    private TestingAccounts.SignIn signIn;

    @BeforeEach
    void sign_in() {
        signIn = accounts.machineSignIn();
    }

    @Test
    void access_tokens_of_both_forms_give_access_to_the_api() {
        for (TokenForm form : TokenForm.values()) {
            as(accessToken(form))
                    .get("/auth/v1/users/me")
                    .then()
                    .statusCode(200)
                    .body("user.id", equalTo(signIn.user().userId()));
        }
    }

    @Test
    void without_a_valid_token_every_call_is_refused() {
        String token = accessToken(TokenForm.OPAQUE);
        given().contentType(ContentType.JSON).body("{}").post(SESSIONS).then().statusCode(401);

        sessions.terminate(signIn.session().id(), ACTOR);

        as(token).body("{}").post(SESSIONS).then().statusCode(401);
        as(token).body("{}").post(TOKENS + "/_search").then().statusCode(401);
        as(token).delete(TOKENS + "/1").then().statusCode(401);
        as(token).body("{}").post(TOKENS + "/_revoke_all").then().statusCode(401);
    }

    // attack A-32: an application must not learn who else uses this browser
    @Test
    void only_the_callers_own_session_of_the_browser_is_listed() {
        UserRef other = accounts.machine(signIn.user().orgId());
        String agentId = signIn.session().agentId();
        sessions.start(agentId, null, other.userId(), signIn.session().proofs(), clock.instant(), ACTOR);
        accounts.session(signIn.user());

        as(accessToken(TokenForm.OPAQUE))
                .body("{}")
                .post(SESSIONS)
                .then()
                .statusCode(200)
                .body("result.agentId", contains(agentId))
                .body("result.sessionId", contains(signIn.session().id()))
                .body("result.userId", contains(signIn.user().userId()))
                .body("result.authState", contains("SESSION_STATE_ACTIVE"))
                .body("result.displayName", contains("Robot"));
    }

    @Test
    void refresh_tokens_are_listed_without_their_secret_and_revoked_one_by_one() {
        RefreshTokens.Issued one = refreshToken();
        RefreshTokens.Issued two = refreshToken();
        String token = accessToken(TokenForm.OPAQUE);
        String body = as(token)
                .body("{}")
                .post(TOKENS + "/_search")
                .then()
                .statusCode(200)
                .body("details.totalResult", equalTo("2"))
                .body("result.id", contains(one.familyId(), two.familyId()))
                .body("result[0].clientId", equalTo(signIn.app().clientId()))
                .body("result[0].scopes", equalTo(signIn.terms().scopes()))
                .body("result[0].audience", equalTo(signIn.terms().audience()))
                .body("result[0].authTime", not(nullValue()))
                .body("result[0].idleExpiration", not(nullValue()))
                .body("result[0].expiration", not(nullValue()))
                .extract()
                .asString();
        assertThat(body).doesNotContain("sgr_");

        as(token).delete(TOKENS + "/" + one.familyId()).then().statusCode(200).body("details.sequence", equalTo("3"));

        as(token).delete(TOKENS + "/" + one.familyId()).then().statusCode(404);
        as(token).body("{}").post(TOKENS + "/_search").then().body("result.id", contains(two.familyId()));
    }

    @Test
    void refresh_tokens_of_others_are_not_found_a30() {
        RefreshTokens.Issued own = refreshToken();
        TestingAccounts.SignIn stranger = accounts.machineSignIn();
        String token = accessToken(stranger.terms(), TokenForm.OPAQUE);

        as(token).delete(TOKENS + "/" + own.familyId()).then().statusCode(404);
        as(token).body("{}").post(TOKENS + "/_revoke_all").then().statusCode(200);

        as(accessToken(TokenForm.OPAQUE))
                .body("{}")
                .post(TOKENS + "/_search")
                .then()
                .body("result.id", contains(own.familyId()));
    }

    @Test
    void all_refresh_tokens_are_revoked_at_once() {
        refreshToken();
        refreshToken();
        String token = accessToken(TokenForm.OPAQUE);

        as(token).body("{}").post(TOKENS + "/_revoke_all").then().statusCode(200);

        as(token).body("{}").post(TOKENS + "/_search").then().statusCode(200).body("result ?: []", empty());
    }

    @Test
    void revoking_a_family_also_ends_the_access_token_that_revoked_it() {
        RefreshTokens.Issued family = refreshToken();
        String token = accessTokens
                .issue(AccessTokenGrant.of(signIn.terms(), TokenForm.JWT, family.familyId()))
                .value();
        as(token).get("/auth/v1/users/me").then().statusCode(200);

        refreshTokens.revokeFamily(family.familyId(), FamilyEnd.ADMINISTRATOR, ACTOR);

        as(token).get("/auth/v1/users/me").then().statusCode(401);
    }

    private RefreshTokens.Issued refreshToken() {
        return signIn.family(refreshTokens);
    }

    private String accessToken(TokenForm form) {
        return accessToken(signIn.terms(), form);
    }

    private String accessToken(TokenTerms terms, TokenForm form) {
        return accessTokens.issue(AccessTokenGrant.of(terms, form)).value();
    }

    private static RequestSpecification as(String token) {
        return given().contentType(ContentType.JSON).header("Authorization", "Bearer " + token);
    }
}

package dev.signet.oidc.exchange;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.signet.eventstore.EventStore;
import dev.signet.jdbc.Database;
import dev.signet.oidc.TestingFlow;
import dev.signet.session.AgentCookie;
import dev.signet.token.TestingAccounts;
import dev.signet.user.UserRef;
import dev.signet.user.view.UserQueries;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an actor may do in the API for a user, and under whose name it is recorded. */
@QuarkusTest
class ActingIT {
    private static final String ME = "/auth/v1/users/me";
    private static final String USERS = "/management/v1/users/";
    private static final String PROFILE =
            "{\"firstName\":\"Grace\",\"lastName\":\"Hopper\",\"displayName\":\"Amazing Grace\"}";
    private static final String NEW_PASSWORD = "{\"password\":\"c0rrect-horse-Battery\"}";

    @Inject
    AgentCookie cookies;

    @Inject
    TestingExchange exchange;

    @Inject
    TestingFlow flow;

    @Inject
    TestingAccounts accounts;

    @Inject
    UserQueries users;

    @Inject
    Database database;

    private String orgId;
    private TestingFlow.App app;
    private UserRef user;
    private UserRef support;
    private String impersonated;
    private String delegated;
    private String own;

    /** An HTTP call. */
    private record Call(String method, String path, String body) {}

    private static final List<Call> IN_PERSON = List.of(
            new Call("PUT", ME + "/username", "{\"userName\":\"mallory\"}"),
            new Call("PUT", ME + "/email", "{\"email\":\"mallory@example.com\"}"),
            new Call("POST", ME + "/email/_verify", "{\"code\":\"ABC123\"}"),
            new Call("POST", ME + "/email/_resend_verification", "{}"),
            new Call("PUT", ME + "/phone", "{\"phone\":\"+41791234567\"}"),
            new Call("POST", ME + "/phone/_verify", "{\"code\":\"ABC123\"}"),
            new Call("POST", ME + "/phone/_resend_verification", "{}"),
            new Call("DELETE", ME + "/phone", ""),
            new Call("DELETE", ME, ""),
            new Call(
                    "PUT",
                    ME + "/password",
                    "{\"oldPassword\":\"Tr0ub4dor&3x\",\"newPassword\":\"n3w-Secret-enough\"}"));

    @BeforeEach
    void an_actor_impersonates_a_user_and_acts_with_a_token_of_the_user() {
        orgId = accounts.org();
        app = exchange.app(accounts.org());
        user = accounts.person(orgId);
        support = accounts.machine(accounts.org());
        exchange.giveInstanceRole(support, "IAM_ADMIN_IMPERSONATOR");
        String actor = exchange.machineToken(support, app, TestingExchange.API);
        own = exchange.tokens(app, user, "openid profile " + TestingExchange.API)
                .getString("access_token");
        impersonated = TestingExchange.token(exchange.impersonate(app, user, actor));
        delegated = exchange.delegate(app, own, TestingExchange.ACCESS, actor);
    }

    @Test
    void an_actor_reads_as_the_user_and_changes_are_recorded_for_the_actor() {
        for (String token : List.of(impersonated, delegated)) {
            as(token).get(ME).then().statusCode(200).body("user.id", equalTo(user.userId()));
            as(token).get(ME + "/email").then().statusCode(200);

            as(token)
                    .body(PROFILE.replace("Grace", "G" + token.length()))
                    .put(ME + "/profile")
                    .then()
                    .statusCode(200);

            EventStore.Change last = users.changes(user, 0, 1, false).getFirst();
            assertThat(last.type()).isEqualTo("user.human.profile.changed");
            assertThat(last.actor()).isEqualTo(support.userId());
        }
    }

    @Test
    void without_an_actor_changes_are_recorded_for_the_user() {
        String narrowed = TestingExchange.token(exchange.exchange(app, own, TestingExchange.ACCESS));

        as(narrowed).body(PROFILE).put(ME + "/profile").then().statusCode(200);

        assertThat(users.changes(user, 0, 1, false).getFirst().actor()).isEqualTo(user.userId());
        as(narrowed)
                .body("{\"phone\":\"+41791234567\"}")
                .put(ME + "/phone")
                .then()
                .statusCode(200);
    }

    @Test
    void an_actor_cannot_change_the_credentials_of_the_user() {
        String again = TestingExchange.token(exchange.exchange(app, impersonated, TestingExchange.ACCESS));
        int before = users.changes(user, 0, 50, false).size();
        for (String token : List.of(impersonated, delegated, again)) {
            for (Call call : IN_PERSON) {
                Response answer = send(token, call);
                assertThat(answer.statusCode()).as("%s", call).isEqualTo(403);
                assertThat(answer.jsonPath().getString("details[0].id"))
                        .as("%s", call)
                        .isEqualTo("access.acting_for_another");
            }
        }
        assertThat(users.changes(user, 0, 50, false)).hasSize(before);
        for (Call call : IN_PERSON) {
            assertThat(send(own, call).asString()).as("%s", call).doesNotContain("acting_for_another");
        }
    }

    // attack A-20: an impersonated owner may manage other users, but the owner's own credentials stay out of reach
    @Test
    void an_actor_cannot_change_the_credentials_of_an_impersonated_owner() {
        exchange.giveOrgRole(orgId, user, "ORG_OWNER");
        Map<String, String> takeovers = Map.of(
                user.userId() + "/email", "{\"email\":\"mallory@example.com\",\"isEmailVerified\":true}",
                user.userId() + "/phone", "{\"phone\":\"+41791234567\",\"isPhoneVerified\":true}");

        for (String token : List.of(impersonated, delegated)) {
            takeovers.forEach((path, body) -> outOfReach(as(token).body(body).put(USERS + path)));
            outOfReach(as(token).body(NEW_PASSWORD).post(USERS + user.userId() + "/password"));
        }
        as(own).body(NEW_PASSWORD)
                .post(USERS + user.userId() + "/password")
                .then()
                .statusCode(200);
    }

    @Test
    void changes_for_an_impersonated_owner_are_recorded_for_the_actor() {
        exchange.giveOrgRole(orgId, user, "ORG_OWNER");
        UserRef other = accounts.person(orgId);

        as(impersonated)
                .body(PROFILE)
                .put(USERS + other.userId() + "/profile")
                .then()
                .statusCode(200);

        assertThat(users.changes(other, 0, 1, false).getFirst().actor()).isEqualTo(support.userId());
    }

    @Test
    void a_sign_out_with_an_actors_id_token_is_recorded_for_the_actor() {
        Response waiting = flow.authorize(flow.parameters(app, "scope", "openid profile"), null);
        TestingFlow.Browser browser = flow.signIn(waiting, user);
        JsonPath tokens =
                flow.redeem(app, flow.callback(waiting, browser).get("code")).jsonPath();
        String idToken = exchange.delegate(
                app,
                tokens.getString("access_token"),
                TestingExchange.ACCESS,
                exchange.machineToken(support, app),
                "requested_token_type",
                TestingExchange.ID);
        String sessionId = String.valueOf(TestingExchange.claims(idToken).getClaim("sid"));

        given().redirects()
                .follow(false)
                .cookie(cookies.name(), browser.cookie())
                .queryParam("id_token_hint", idToken)
                .get("/oidc/v1/end_session")
                .then()
                .statusCode(303);

        assertThat(flow.isActive(app, tokens.getString("access_token"))).isFalse();
        assertThat(database.query(
                        "select actor from events where stream_type = 'session' and stream_id = ?"
                                + " order by version desc limit 1",
                        row -> row.text("actor"),
                        sessionId))
                .containsExactly(support.userId());
    }

    private static void outOfReach(Response answer) {
        answer.then().statusCode(403).body("details[0].id", equalTo("user.credentials.out_of_reach"));
    }

    private static Response send(String token, Call call) {
        RequestSpecification request = as(token);
        return (call.body().isEmpty() ? request : request.body(call.body())).request(call.method(), call.path());
    }

    private static RequestSpecification as(String token) {
        return given().auth().oauth2(token).contentType("application/json");
    }
}

package dev.signet.oidc.exchange;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.signet.instance.InstanceQueries;
import dev.signet.jdbc.Database;
import dev.signet.kernel.Actor;
import dev.signet.membership.MembershipCommands;
import dev.signet.membership.MembershipLevel;
import dev.signet.membership.TestingMembers;
import dev.signet.oidc.TestingFlow;
import dev.signet.user.MachineCommands;
import dev.signet.user.UserRef;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An app that exchanges tokens, and the users whose tokens they are. */
@Singleton
final class TestingExchange {
    static final String GRANT = "urn:ietf:params:oauth:grant-type:token-exchange";
    static final String ACCESS = "urn:ietf:params:oauth:token-type:access_token";
    static final String ID = "urn:ietf:params:oauth:token-type:id_token";
    static final String JWT = "urn:ietf:params:oauth:token-type:jwt";
    static final String USER = "urn:zitadel:params:oauth:token-type:user_id";
    static final String API = "urn:zitadel:iam:org:project:id:zitadel:aud";

    private final TestingFlow flow;
    private final MachineCommands machines;
    private final MembershipCommands memberships;
    private final InstanceQueries instances;
    private final Database database;

    TestingExchange(
            TestingFlow flow,
            MachineCommands machines,
            MembershipCommands memberships,
            InstanceQueries instances,
            Database database) {
        this.flow = flow;
        this.machines = machines;
        this.memberships = memberships;
        this.instances = instances;
        this.database = database;
    }

    TestingFlow.App app(String orgId) {
        TestingFlow.App app = flow.appIn(
                orgId,
                "OIDC_AUTH_METHOD_TYPE_BASIC",
                "OIDC_APP_TYPE_WEB",
                "AUTHORIZATION_CODE",
                "REFRESH_TOKEN",
                "TOKEN_EXCHANGE");
        return flow.allowed(orgId, app, "API_ACCESS_INSTANCE");
    }

    /** The tokens that a person gets by the code flow with these scopes. */
    JsonPath tokens(TestingFlow.App app, UserRef user, String scope) {
        Response waiting = flow.authorize(flow.parameters(app, "scope", scope), null);
        String code = flow.callback(waiting, flow.signIn(waiting, user)).get("code");
        return flow.redeem(app, code).then().statusCode(200).extract().jsonPath();
    }

    String accessToken(TestingFlow.App app, UserRef user) {
        return tokens(app, user, "openid profile email").getString("access_token");
    }

    /** A machine user's own token for the project of an app. */
    String machineToken(UserRef machine, TestingFlow.App app, String... more) {
        String secret = machines.setSecret(machine, Actor.system()).clientSecret();
        return given().formParam("grant_type", "client_credentials")
                .formParam("client_id", machine.userId())
                .formParam("client_secret", secret)
                .formParam(
                        "scope",
                        "openid profile urn:zitadel:iam:org:project:id:" + app.projectId() + ":aud "
                                + String.join(" ", more))
                .post("/oauth/v2/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }

    void giveInstanceRole(UserRef user, String role) {
        give(instances.get().id(), MembershipLevel.INSTANCE, user, role);
    }

    void takeInstanceRole(UserRef user) {
        take(instances.get().id(), user);
    }

    void takeOrgRole(String orgId, UserRef user) {
        take(orgId, user);
    }

    void giveOrgRole(String orgId, UserRef user, String role) {
        give(orgId, MembershipLevel.ORGANIZATION, user, role);
    }

    private void give(String owner, MembershipLevel level, UserRef user, String role) {
        database.inTransaction(transaction -> memberships.addIn(
                transaction, TestingMembers.of(level, owner, user.userId()), List.of(role), Actor.system()));
    }

    private void take(String owner, UserRef user) {
        database.inTransaction(transaction -> memberships.remove(
                TestingMembers.of(MembershipLevel.ORGANIZATION, owner, user.userId()), Actor.system()));
    }

    Response exchange(TestingFlow.App app, String subject, String subjectType, String... more) {
        Map<String, String> form =
                new HashMap<>(Map.of("grant_type", GRANT, "subject_token", subject, "subject_token_type", subjectType));
        for (int i = 0; i < more.length; i += 2) {
            form.put(more[i], more[i + 1]);
        }
        return flow.token(app, form);
    }

    Response impersonate(TestingFlow.App app, UserRef user, String actorToken, String... more) {
        return exchange(app, user.userId(), USER, acting(actorToken, ACCESS, more));
    }

    /** The access token of an exchange in which an actor acts for the subject. */
    String delegate(TestingFlow.App app, String subject, String subjectType, String actorToken, String... more) {
        return token(exchange(app, subject, subjectType, acting(actorToken, ACCESS, more)));
    }

    /** The token in a successful response. */
    static String token(Response answer) {
        return answer.then().statusCode(200).extract().path("access_token");
    }

    static String[] acting(String actorToken, String actorType, String... more) {
        String[] all = Arrays.copyOf(more, more.length + 4);
        all[more.length] = "actor_token";
        all[more.length + 1] = actorToken;
        all[more.length + 2] = "actor_token_type";
        all[more.length + 3] = actorType;
        return all;
    }

    JsonPath introspect(TestingFlow.App app, String token) {
        return given().auth()
                .preemptive()
                .basic(app.clientId(), String.valueOf(app.secret()))
                .formParam("token", token)
                .post("/oauth/v2/introspect")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    static void expectError(Response answer, String error) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
        assertThat(answer.jsonPath().getString("error")).isEqualTo(error);
    }

    static JWTClaimsSet claims(String jwt) {
        try {
            return SignedJWT.parse(jwt).getJWTClaimsSet();
        } catch (ParseException e) {
            throw new IllegalArgumentException(e);
        }
    }
}

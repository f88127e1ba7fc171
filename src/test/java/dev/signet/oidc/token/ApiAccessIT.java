package dev.signet.oidc.token;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.signet.device.DeviceAuthorizations;
import dev.signet.device.UserCode;
import dev.signet.instance.InstanceQueries;
import dev.signet.jdbc.Database;
import dev.signet.kernel.Actor;
import dev.signet.membership.MembershipCommands;
import dev.signet.membership.MembershipLevel;
import dev.signet.membership.TestingMembers;
import dev.signet.oidc.TestingFlow;
import dev.signet.token.AccessTokenGrant;
import dev.signet.token.AccessTokens;
import dev.signet.token.ApiAudience;
import dev.signet.token.RefreshTokens;
import dev.signet.token.TestingAccounts;
import dev.signet.token.TokenForm;
import dev.signet.token.TokenTerms;
import dev.signet.user.MachineCommands;
import dev.signet.user.UserRef;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which applications get tokens for this server's API and for other projects, through every grant. */
@QuarkusTest
class ApiAccessIT {
    private static final String EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
    private static final String SCOPES = "openid profile offline_access " + ApiAudience.SCOPE;
    private static final Actor ACTOR = Actor.system();

    @Inject
    TestingFlow flow;

    @Inject
    TestingAccounts accounts;

    @Inject
    RefreshTokens refreshTokens;

    @Inject
    AccessTokens accessTokens;

    @Inject
    DeviceAuthorizations devices;

    @Inject
    MachineCommands machines;

    @Inject
    MembershipCommands memberships;

    @Inject
    InstanceQueries instances;

    @Inject
    Database database;

    private String orgId;
    private TestingFlow.App app;
    private UserRef owner;

    /** An application of one organization, and an owner of the instance in another. */
    @BeforeEach
    void an_application_and_an_administrator() {
        orgId = accounts.org();
        app = app(orgId);
        owner = accounts.person(accounts.org());
        add(MembershipLevel.INSTANCE, owner, instances.get().id(), "IAM_OWNER");
    }

    @Test
    void without_permission_the_scope_is_left_out_and_the_sign_in_succeeds() {
        Response waiting = flow.authorize(flow.parameters(app, "scope", SCOPES), null);
        TestingFlow.Browser browser = flow.signIn(waiting, owner);
        JsonPath first = tokens(flow.callback(waiting, browser).get("code"));
        expectNoApi(first);
        assertThat(first.getString("id_token")).isNotEmpty();

        Response silent = flow.authorize(flow.parameters(app, "scope", SCOPES, "prompt", "none"), browser.cookie());
        expectNoApi(tokens(TestingFlow.query(silent.getHeader("Location")).get("code")));

        expectNoApi(flow.refresh(app, first.getString("refresh_token")).jsonPath());
        expectNoApi(exchanged(first.getString("access_token")));
    }

    @Test
    void a_pushed_request_does_not_give_access_to_the_api_either() {
        String uri = basic().formParams(flow.parameters(app, "scope", SCOPES))
                .post("/oauth/v2/par")
                .then()
                .statusCode(201)
                .extract()
                .path("request_uri");

        Response waiting = flow.authorize(Map.of("client_id", app.clientId(), "request_uri", uri), null);

        expectNoApi(tokens(flow.callback(waiting, flow.signIn(waiting, owner)).get("code")));
    }

    @Test
    void a_device_does_not_give_access_to_the_api_either() {
        JsonPath begun = basic().formParam("scope", SCOPES)
                .post("/oauth/v2/device_authorization")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        String id = devices.waiting(UserCode.typed(begun.getString("user_code")).orElseThrow())
                .orElseThrow()
                .id();
        devices.approve(id, accounts.session(owner).id());

        expectNoApi(flow.token(
                        app,
                        Map.of(
                                "grant_type",
                                "urn:ietf:params:oauth:grant-type:device_code",
                                "device_code",
                                begun.getString("device_code")))
                .jsonPath());
    }

    @Test
    void tokens_issued_before_the_permission_ended_give_no_access() {
        String sessionId = accounts.session(owner).id();
        TokenTerms before = new TokenTerms(
                app.clientId(),
                owner.userId(),
                sessionId,
                List.of(SCOPES.split(" ")),
                List.of(app.clientId(), app.projectId(), ApiAudience.VALUE),
                null,
                List.of("pwd"),
                null,
                List.of());
        RefreshTokens.Issued family = refreshTokens
                .issue((transaction, id) -> () -> 1, before, owner.orgId(), true, ACTOR)
                .orElseThrow();
        String token = accessTokens
                .issue(AccessTokenGrant.of(before, TokenForm.OPAQUE, family.familyId()))
                .value();

        assertThat(statusOfApi(token)).isEqualTo(401);
        introspect(app, token)
                .then()
                .body("active", equalTo(true))
                .body("scope", equalTo("openid profile offline_access"))
                .body("aud", equalTo(List.of(app.clientId(), app.projectId())));
        given().auth().oauth2(token).get("/oidc/v1/userinfo").then().statusCode(200);
        expectNoApi(flow.refresh(app, String.valueOf(family.refreshToken())).jsonPath());
    }

    @Test
    void an_application_without_permission_cannot_exchange_a_token_of_one_with_permission() {
        TestingFlow.App allowed = flow.allowed(orgId, sibling(), "API_ACCESS_INSTANCE");
        String token = tokens(allowed, owner, SCOPES).getString("access_token");
        assertThat(statusOfApi(token)).isEqualTo(200);

        expectNoApi(exchanged(token));
        Response named = exchange(token, "audience", ApiAudience.VALUE);
        named.then().statusCode(400).body("error", equalTo("invalid_target"));
    }

    @Test
    void permission_for_the_instance_admits_every_user_and_ends_at_once() {
        flow.allowed(orgId, app, "API_ACCESS_INSTANCE");
        JsonPath granted = tokens(app, owner, SCOPES);
        assertThat(granted.getString("scope")).isEqualTo(SCOPES);
        assertThat(statusOfApi(granted.getString("access_token"))).isEqualTo(200);

        flow.allowed(orgId, app, "API_ACCESS_NONE");

        assertThat(statusOfApi(granted.getString("access_token"))).isEqualTo(401);
        expectNoApi(flow.refresh(app, granted.getString("refresh_token")).jsonPath());
    }

    @Test
    void permission_for_the_organization_admits_users_without_wider_permissions() {
        flow.allowed(orgId, app, "API_ACCESS_ORGANIZATION");
        UserRef colleague = accounts.person(orgId);
        UserRef manager = accounts.person(orgId);
        add(MembershipLevel.ORGANIZATION, manager, orgId, "ORG_OWNER");

        assertThat(statusOfApi(tokens(app, colleague, SCOPES).getString("access_token")))
                .isEqualTo(200);
        String token = tokens(app, manager, SCOPES).getString("access_token");
        assertThat(statusOfApi(token)).isEqualTo(200);
        expectNoApi(tokens(app, owner, SCOPES));

        // the application no longer acts for a user who gets permissions beyond the organization
        add(MembershipLevel.INSTANCE, manager, instances.get().id(), "IAM_OWNER_VIEWER");
        assertThat(statusOfApi(token)).isEqualTo(401);
        expectNoApi(tokens(app, manager, SCOPES));
    }

    @Test
    void another_project_can_be_requested_within_the_same_organization_only() {
        String sibling = "urn:zitadel:iam:org:project:id:" + app(orgId).projectId() + ":aud";
        TestingFlow.App strange = app(accounts.org());
        String foreign = "urn:zitadel:iam:org:project:id:" + strange.projectId() + ":aud";
        String unknown = "urn:zitadel:iam:org:project:id:1:aud";
        String own = "urn:zitadel:iam:org:project:id:" + app.projectId() + ":aud";

        JsonPath granted = tokens(app, owner, String.join(" ", "openid", sibling, foreign, unknown, own));

        assertThat(granted.getString("scope")).isEqualTo(String.join(" ", "openid", sibling, own));
        assertThat(introspect(app, granted.getString("access_token")).jsonPath().<String>getList("aud"))
                .doesNotContain(strange.projectId(), "1");
        introspect(strange, granted.getString("access_token")).then().body("active", equalTo(false));
        flow.settings(orgId, app, Map.of("projectAudience", "PROJECT_AUDIENCE_OWN_PROJECT"));
        assertThat(tokens(app, owner, String.join(" ", "openid", sibling, own)).getString("scope"))
                .isEqualTo("openid " + own);
    }

    @Test
    void an_older_token_is_not_active_for_another_organizations_project() {
        TestingFlow.App strange = app(accounts.org());
        TokenTerms before = new TokenTerms(
                app.clientId(),
                owner.userId(),
                accounts.session(owner).id(),
                List.of("openid"),
                List.of(app.clientId(), strange.projectId()),
                null,
                List.of("pwd"),
                null,
                List.of());
        String token = accessTokens
                .issue(AccessTokenGrant.of(before, TokenForm.OPAQUE))
                .value();

        introspect(strange, token).then().body("active", equalTo(false));
        introspect(app, token).then().body("active", equalTo(true));
    }

    @Test
    void machine_users_and_personal_access_tokens_keep_access_to_the_api() {
        UserRef machine = accounts.machine(orgId);
        String secret = machines.setSecret(machine, ACTOR).clientSecret();
        JsonPath granted = given().auth()
                .preemptive()
                .basic(machine.userId(), secret)
                .formParam("grant_type", "client_credentials")
                .formParam("scope", "openid " + ApiAudience.SCOPE)
                .post("/oauth/v2/token")
                .jsonPath();

        assertThat(granted.getString("scope")).contains(ApiAudience.SCOPE);
        assertThat(statusOfApi(granted.getString("access_token"))).isEqualTo(200);
        assertThat(statusOfApi(machines.addToken(machine, null, ACTOR).token())).isEqualTo(200);
    }

    private TestingFlow.App app(String organization) {
        return flow.appIn(
                organization,
                "OIDC_AUTH_METHOD_TYPE_BASIC",
                "OIDC_APP_TYPE_WEB",
                "AUTHORIZATION_CODE",
                "REFRESH_TOKEN",
                "DEVICE_CODE",
                "TOKEN_EXCHANGE");
    }

    /** Another application of the same project. */
    private TestingFlow.App sibling() {
        return flow.another(orgId, app);
    }

    private void add(MembershipLevel level, UserRef user, String target, String role) {
        database.inTransaction(transaction ->
                memberships.addIn(transaction, TestingMembers.of(level, target, user.userId()), List.of(role), ACTOR));
    }

    private JsonPath tokens(String code) {
        return flow.redeem(app, code).then().statusCode(200).extract().jsonPath();
    }

    private JsonPath tokens(TestingFlow.App of, UserRef user, String scope) {
        Response waiting = flow.authorize(flow.parameters(of, "scope", scope), null);
        return flow.redeem(
                        of, flow.callback(waiting, flow.signIn(waiting, user)).get("code"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private JsonPath exchanged(String token) {
        return exchange(token).then().statusCode(200).extract().jsonPath();
    }

    private Response exchange(String token, String... more) {
        Map<String, String> form = new HashMap<>(Map.of(
                "grant_type",
                EXCHANGE,
                "subject_token",
                token,
                "subject_token_type",
                "urn:ietf:params:oauth:token-type:access_token"));
        for (int i = 0; i < more.length; i += 2) {
            form.put(more[i], more[i + 1]);
        }
        return flow.token(app, form);
    }

    private void expectNoApi(JsonPath answer) {
        assertThat(answer.getString("scope")).contains("openid").doesNotContain(ApiAudience.SCOPE);
        String token = answer.getString("access_token");
        assertThat(introspect(app, token).jsonPath().<String>getList("aud")).doesNotContain(ApiAudience.VALUE);
        assertThat(statusOfApi(token)).isEqualTo(401);
    }

    private static int statusOfApi(String token) {
        return given().auth().oauth2(token).get("/auth/v1/users/me").statusCode();
    }

    private RequestSpecification basic() {
        return given().auth().preemptive().basic(app.clientId(), String.valueOf(app.secret()));
    }

    private static Response introspect(TestingFlow.App by, String token) {
        return given().auth()
                .preemptive()
                .basic(by.clientId(), String.valueOf(by.secret()))
                .formParam("token", token)
                .post("/oauth/v2/introspect");
    }
}

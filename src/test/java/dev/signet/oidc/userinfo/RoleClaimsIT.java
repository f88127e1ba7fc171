package dev.signet.oidc.userinfo;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.access.Reach;
import dev.signet.kernel.Actor;
import dev.signet.oidc.TestingFlow;
import dev.signet.org.OrgQueries;
import dev.signet.project.ProjectCommands;
import dev.signet.project.ProjectRef;
import dev.signet.project.ProjectRole;
import dev.signet.rolegrant.NewRoleGrant;
import dev.signet.rolegrant.RoleGrantRef;
import dev.signet.token.TestingAccounts;
import dev.signet.user.UserRef;
import dev.signet.usergrant.UserGrantCommands;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The roles of a user as claims, at every place where ZITADEL asserts them. */
@QuarkusTest
class RoleClaimsIT {
    private static final Actor ACTOR = Actor.system();
    private static final String ROLES = "urn:zitadel:iam:org:project:roles";
    private static final String ALL = "urn:zitadel:iam:org:projects:roles";

    @Inject
    TestingFlow flow;

    @Inject
    TestingAccounts accounts;

    @Inject
    ProjectCommands projects;

    @Inject
    UserGrantCommands grants;

    @Inject
    OrgQueries orgs;

    private TestingFlow.App app;
    private UserRef user;
    private String orgId;
    private String domain;
    private String grantId;

    @BeforeEach
    void a_person_with_two_roles_in_the_project_of_an_application() {
        app = flow.webApp();
        user = flow.person();
        orgId = user.orgId();
        domain = orgs.get(orgId).primaryDomain();
        grantId = granted(app.projectId(), "reader", "writer");
    }

    @Test
    void roles_are_told_only_if_they_are_requested() {
        assertThat(userinfo(tokens("openid profile")).keySet()).noneMatch(claim -> claim.contains("roles"));

        for (String scope : List.of(ROLES, ALL)) {
            Map<String, Object> about = userinfo(tokens("openid " + scope));
            assertThat(about)
                    .containsEntry(ROLES, claim("reader", "writer"))
                    .containsEntry(ofProject(app.projectId()), claim("reader", "writer"));
        }
        assertThat(userinfo(tokens("openid urn:zitadel:iam:org:project:role:writer")))
                .containsEntry(ROLES, claim("writer"));
        assertThat(userinfo(tokens("openid urn:zitadel:iam:org:project:role:owner")))
                .doesNotContainKey(ROLES);
    }

    @Test
    void a_project_that_asserts_roles_tells_them_unasked() {
        setProject("\"projectRoleAssertion\":true");

        assertThat(userinfo(tokens("openid"))).containsEntry(ROLES, claim("reader", "writer"));
        assertThat(introspect(app, tokens("openid"))).containsEntry(ROLES, claim("reader", "writer"));
    }

    @Test
    void another_project_in_the_audience_has_a_claim_of_its_own_and_introspection_tells_the_asking_project_alone() {
        TestingFlow.App other = flow.webApp();
        granted(other.projectId(), "guest");
        JsonPath tokens = tokens("openid " + ALL + " urn:zitadel:iam:org:project:id:" + other.projectId() + ":aud");

        assertThat(userinfo(tokens))
                .containsEntry(ROLES, claim("reader", "writer"))
                .containsEntry(ofProject(app.projectId()), claim("reader", "writer"))
                .containsEntry(ofProject(other.projectId()), claim("guest"));
        assertThat(introspect(other, tokens))
                .containsEntry("active", true)
                .containsEntry(ROLES, claim("guest"))
                .doesNotContainKey(ofProject(app.projectId()));
        assertThat(userinfo(tokens("openid " + ALL))).doesNotContainKey(ofProject(other.projectId()));
    }

    @Test
    void a_token_can_be_limited_to_the_grants_of_one_organization() {
        String scope = "openid " + ROLES + " urn:zitadel:iam:org:roles:id:";

        assertThat(userinfo(tokens(scope + orgId))).containsEntry(ROLES, claim("reader", "writer"));
        assertThat(userinfo(tokens(scope + "4711"))).doesNotContainKey(ROLES);
    }

    @Test
    void tokens_contain_roles_if_the_application_says_so() {
        JsonPath plain = tokens("openid " + ROLES);
        assertThat(claimsOf(plain.getString("id_token"))).doesNotContainKey(ROLES);

        setApp(
                "\"accessTokenType\":\"OIDC_TOKEN_TYPE_JWT\",\"accessTokenRoleAssertion\":true,\"idTokenRoleAssertion\":true");
        JsonPath tokens = tokens("openid offline_access");
        JsonPath renewed = flow.refresh(app, tokens.getString("refresh_token")).jsonPath();
        for (JsonPath issued : List.of(tokens, renewed)) {
            for (String name : List.of("access_token", "id_token")) {
                assertThat(claimsOf(issued.getString(name)))
                        .as(name)
                        .containsEntry(ROLES, claim("reader", "writer"))
                        .containsEntry("sub", user.userId());
            }
        }
    }

    @Test
    void roles_of_the_access_token_are_not_in_an_id_token_that_repeats_userinfo() {
        setApp("\"accessTokenType\":\"OIDC_TOKEN_TYPE_JWT\",\"accessTokenRoleAssertion\":true,"
                + "\"idTokenUserinfoAssertion\":true");
        JsonPath tokens = tokens("openid email");

        assertThat(claimsOf(tokens.getString("access_token"))).containsEntry(ROLES, claim("reader", "writer"));
        assertThat(userinfo(tokens)).doesNotContainKey(ROLES);
        assertThat(claimsOf(tokens.getString("id_token")))
                .containsKey("email")
                .doesNotContainKeys(ROLES, ofProject(app.projectId()));
        assertThat(claimsOf(tokens("openid " + ROLES).getString("id_token")))
                .containsEntry(ROLES, claim("reader", "writer"));
    }

    @Test
    void a_change_of_the_grant_shows_at_the_next_request() {
        JsonPath tokens = tokens("openid " + ROLES);
        RoleGrantRef ref = new RoleGrantRef(orgId, user.userId(), grantId, new Reach.Everything());

        grants.changeRoles(ref, List.of("writer"), ACTOR);
        assertThat(userinfo(tokens)).containsEntry(ROLES, claim("writer"));
        grants.deactivate(ref, ACTOR);
        assertThat(userinfo(tokens)).doesNotContainKey(ROLES);
        grants.reactivate(ref, ACTOR);
        projects.removeRole(new ProjectRef(orgId, app.projectId()), "writer", ACTOR);
        assertThat(userinfo(tokens)).doesNotContainKey(ROLES);
    }

    @Test
    void a_project_with_a_role_check_stops_people_without_a_role_at_once() {
        JsonPath tokens = tokens("openid offline_access");
        RoleGrantRef ref = new RoleGrantRef(orgId, user.userId(), grantId, new Reach.Everything());
        setProject("\"projectRoleCheck\":true");
        assertThat(flow.isActive(app, tokens.getString("access_token"))).isTrue();

        grants.deactivate(ref, ACTOR);

        assertThat(flow.isActive(app, tokens.getString("access_token"))).isFalse();
        flow.refresh(app, tokens.getString("refresh_token")).then().statusCode(400);
        given().auth()
                .oauth2(tokens.getString("access_token"))
                .get("/oidc/v1/userinfo")
                .then()
                .statusCode(401);
        assertThat(silentSignIn()).containsEntry("error", "login_required");
        grants.reactivate(ref, ACTOR);
        assertThat(flow.isActive(app, tokens.getString("access_token"))).isTrue();
        assertThat(silentSignIn()).containsKey("code");
        grants.changeRoles(ref, List.of(), ACTOR);
        assertThat(flow.isActive(app, tokens.getString("access_token"))).isFalse();
    }

    private Map<String, String> silentSignIn() {
        Response waiting = flow.authorize(flow.parameters(app), null);
        TestingFlow.Browser browser = flow.signIn(waiting, user);
        Response answer = flow.authorize(flow.parameters(app, "prompt", "none"), browser.cookie());
        return TestingFlow.query(answer.getHeader("Location"));
    }

    private String granted(String projectId, String... keys) {
        ProjectRef project = new ProjectRef(orgId, projectId);
        List<ProjectRole> roles =
                List.of(keys).stream().map(key -> new ProjectRole(key, key, "")).toList();
        projects.addRoles(project, roles, ACTOR);
        NewRoleGrant grant = new NewRoleGrant(orgId, user.userId(), projectId, "", List.of(keys));
        return grants.add(grant, new Reach.Everything(), ACTOR).stream().id();
    }

    private void setProject(String setting) {
        flow.api()
                .body("{\"name\":\"project-of-%s\",%s}".formatted(app.clientId(), setting))
                .put("/management/v1/projects/" + app.projectId())
                .then()
                .statusCode(200);
    }

    private void setApp(String settings) {
        flow.api()
                .body("""
                        {"redirectUris":["%s"],"responseTypes":["OIDC_RESPONSE_TYPE_CODE"],
                         "grantTypes":["OIDC_GRANT_TYPE_AUTHORIZATION_CODE","OIDC_GRANT_TYPE_REFRESH_TOKEN"],
                         "appType":"OIDC_APP_TYPE_WEB","authMethodType":"OIDC_AUTH_METHOD_TYPE_BASIC",%s}""".formatted(TestingFlow.REDIRECT, settings))
                .put("/management/v1/projects/" + app.projectId() + "/apps/" + app.appId() + "/oidc_config")
                .then()
                .statusCode(200);
    }

    private JsonPath tokens(String scope) {
        Response waiting = flow.authorize(flow.parameters(app, "scope", scope), null);
        String code = flow.callback(waiting, flow.signIn(waiting, user)).get("code");
        return flow.redeem(app, code).then().statusCode(200).extract().jsonPath();
    }

    private static Map<String, Object> userinfo(JsonPath tokens) {
        return given().auth()
                .oauth2(tokens.getString("access_token"))
                .get("/oidc/v1/userinfo")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getMap("");
    }

    private static Map<String, Object> introspect(TestingFlow.App asking, JsonPath tokens) {
        return given().auth()
                .preemptive()
                .basic(asking.clientId(), String.valueOf(asking.secret()))
                .formParam("token", tokens.getString("access_token"))
                .post("/oauth/v2/introspect")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getMap("");
    }

    private static Map<String, Object> claimsOf(String jwt) {
        byte[] payload = Base64.getUrlDecoder().decode(jwt.split("\\.", -1)[1]);
        return JsonPath.from(new String(payload, StandardCharsets.UTF_8)).getMap("");
    }

    private Object claim(String... keys) {
        return List.of(keys).stream().collect(Collectors.toMap(key -> key, key -> Map.of(orgId, domain)));
    }

    private static String ofProject(String projectId) {
        return "urn:zitadel:iam:org:project:" + projectId + ":roles";
    }
}

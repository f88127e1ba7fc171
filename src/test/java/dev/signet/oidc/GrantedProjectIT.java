package dev.signet.oidc;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.access.Reach;
import dev.signet.application.ApplicationCommands;
import dev.signet.application.ApplicationRef;
import dev.signet.kernel.Actor;
import dev.signet.org.OrgCommands;
import dev.signet.org.OrgQueries;
import dev.signet.project.PrivateLabeling;
import dev.signet.project.ProjectCommands;
import dev.signet.project.ProjectRef;
import dev.signet.project.ProjectRole;
import dev.signet.project.ProjectSettings;
import dev.signet.projectgrant.ProjectGrantCommands;
import dev.signet.projectgrant.ProjectGrantRef;
import dev.signet.rolegrant.NewRoleGrant;
import dev.signet.rolegrant.RoleGrantRef;
import dev.signet.token.TestingAccounts;
import dev.signet.user.UserCommands;
import dev.signet.user.UserRef;
import dev.signet.usergrant.UserGrantCommands;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * People of two organizations sign in to one application, whose project one organization owns and the other was granted
 * with two of three roles. The project admits only people with a role.
 */
@QuarkusTest
class GrantedProjectIT {
    private static final Actor ACTOR = Actor.system();
    private static final String ROLES = "urn:zitadel:iam:org:project:roles";
    private static final Reach ALL = new Reach.Everything();

    @Inject
    TestingFlow flow;

    @Inject
    TestingAccounts accounts;

    @Inject
    OrgCommands orgs;

    @Inject
    OrgQueries orgQueries;

    @Inject
    ProjectCommands projects;

    @Inject
    ApplicationCommands applications;

    @Inject
    ProjectGrantCommands projectGrants;

    @Inject
    UserGrantCommands userGrants;

    @Inject
    UserCommands users;

    private String owner;
    private String granted;
    private ProjectRef project;
    private ProjectGrantRef projectGrant;
    private TestingFlow.App app;
    private UserRef colleague;
    private UserRef customer;
    private RoleGrantRef customersGrant;

    @BeforeEach
    void a_project_granted_to_another_organization() {
        owner = accounts.org();
        granted = accounts.org();
        app = flow.appIn(
                owner, "OIDC_AUTH_METHOD_TYPE_BASIC", "OIDC_APP_TYPE_WEB", "AUTHORIZATION_CODE", "REFRESH_TOKEN");
        project = new ProjectRef(owner, app.projectId());
        projects.addRoles(project, List.of(role("reader"), role("writer"), role("admin")), ACTOR);
        projects.change(project, new ProjectSettings("Portal", false, true, true, PrivateLabeling.UNSPECIFIED), ACTOR);
        projectGrant = new ProjectGrantRef(
                project,
                projectGrants.add(project, granted, List.of("reader", "writer"), ACTOR).stream()
                        .id());
        colleague = accounts.person(owner);
        customer = accounts.person(granted);
        userGrants.add(
                new NewRoleGrant(owner, colleague.userId(), project.projectId(), "", List.of("admin")), ALL, ACTOR);
        String id = userGrants
                .add(
                        new NewRoleGrant(
                                granted,
                                customer.userId(),
                                project.projectId(),
                                projectGrant.grantId(),
                                List.of("reader", "writer")),
                        ALL,
                        ACTOR)
                .stream()
                .id();
        customersGrant = new RoleGrantRef(granted, customer.userId(), id, ALL);
    }

    @Test
    void both_sign_in_and_their_roles_name_the_organization_that_granted_them() {
        assertThat(userinfo(tokens(colleague))).containsEntry(ROLES, Map.of("admin", by(owner)));
        assertThat(userinfo(tokens(customer)))
                .containsEntry(ROLES, Map.of("reader", by(granted), "writer", by(granted)));
    }

    @Test
    void a_person_of_a_third_organization_is_not_admitted_even_with_a_role() {
        UserRef stranger = accounts.person(accounts.org());
        userGrants.add(
                new NewRoleGrant(owner, stranger.userId(), project.projectId(), "", List.of("reader")), ALL, ACTOR);

        assertThat(silent(stranger)).containsEntry("error", "login_required");
        assertThat(silent(customer)).containsKey("code");
    }

    @Test
    void whatever_is_deactivated_stops_the_person_at_the_next_call_until_it_is_active_again() {
        ApplicationRef ref = new ApplicationRef(project, app.appId());
        stops(
                "user grant",
                () -> userGrants.deactivate(customersGrant, ACTOR),
                () -> userGrants.reactivate(customersGrant, ACTOR));
        stops(
                "project grant",
                () -> projectGrants.deactivate(projectGrant, ACTOR),
                () -> projectGrants.reactivate(projectGrant, ACTOR));
        stops("project", () -> projects.deactivate(project, ACTOR), () -> projects.reactivate(project, ACTOR));
        stops("application", () -> applications.deactivate(ref, ACTOR), () -> applications.reactivate(ref, ACTOR));
        stops("owner", () -> orgs.deactivate(owner, ACTOR), () -> orgs.reactivate(owner, ACTOR));
        stops("granted", () -> orgs.deactivate(granted, ACTOR), () -> orgs.reactivate(granted, ACTOR));
        stops("user", () -> users.deactivate(customer, ACTOR), () -> users.reactivate(customer, ACTOR));
    }

    @Test
    void whatever_is_deactivated_over_version_2_of_the_api_stops_the_person_at_the_next_call() {
        String projectId = "\"projectId\":\"" + project.projectId() + '"';
        stops("authorization", "Authorization", "Activate", "\"id\":\"" + customersGrant.grantId() + '"');
        stops("project", "ProjectGrant", "Activate", projectId + ",\"grantedOrganizationId\":\"" + granted + '"');
        stops("project", "Project", "Activate", projectId);
        stops("application", "Application", "Reactivate", projectId + ",\"applicationId\":\"" + app.appId() + '"');
        stops("org", "Organization", "Activate", "\"organizationId\":\"" + owner + '"');
        stops("org", "Organization", "Activate", "\"organizationId\":\"" + granted + '"');
        stops("user", "User", "Reactivate", "\"userId\":\"" + customer.userId() + '"');
    }

    private void stops(String contract, String kind, String again, String fields) {
        stops(
                kind,
                () -> overVersion2(contract, "Deactivate" + kind, fields),
                () -> overVersion2(contract, again + kind, fields));
    }

    private void overVersion2(String contract, String rpc, String fields) {
        String service = contract.equals("org")
                ? "Organization"
                : contract.substring(0, 1).toUpperCase(Locale.ROOT) + contract.substring(1);
        flow.api()
                .body('{' + fields + '}')
                .post("/zitadel.%s.v2.%sService/%s".formatted(contract, service, rpc))
                .then()
                .statusCode(200);
    }

    @Test
    void whatever_is_removed_stops_the_person_for_good() {
        JsonPath tokens = tokens(customer);
        projectGrants.changeRoles(projectGrant, List.of("admin"), ACTOR);
        refused("roles of the project grant", tokens);
        projectGrants.remove(projectGrant, ACTOR);
        refused("project grant", tokens);
        JsonPath colleagues = tokens(colleague);
        projects.removeRole(project, "admin", ACTOR);
        refused("role", colleagues);
        orgs.remove(owner, ACTOR);
        refused("organization", colleagues);
    }

    private void stops(String what, Runnable off, Runnable on) {
        JsonPath tokens = tokens(customer);
        assertThat(active(tokens)).as("%s before", what).isTrue();
        off.run();
        refused(what, tokens);
        on.run();
        assertThat(silent(customer)).as("%s after", what).containsKey("code");
    }

    private void refused(String what, JsonPath tokens) {
        given().auth()
                .oauth2(tokens.getString("access_token"))
                .get("/oidc/v1/userinfo")
                .then()
                .statusCode(401);
        assertThat(flow.refresh(app, tokens.getString("refresh_token")).statusCode())
                .as(what)
                .isIn(400, 401);
        assertThat(introspection(tokens)).as(what).doesNotContain("\"active\":true");
    }

    private boolean active(JsonPath tokens) {
        return introspection(tokens).contains("\"active\":true");
    }

    private String introspection(JsonPath tokens) {
        return given().auth()
                .preemptive()
                .basic(app.clientId(), String.valueOf(app.secret()))
                .formParam("token", tokens.getString("access_token"))
                .post("/oauth/v2/introspect")
                .asString();
    }

    private Map<String, String> silent(UserRef user) {
        Response waiting = flow.authorize(flow.parameters(app), null);
        TestingFlow.Browser browser = flow.signIn(waiting, user);
        Response answer = flow.authorize(flow.parameters(app, "prompt", "none"), browser.cookie());
        return TestingFlow.query(answer.getHeader("Location"));
    }

    private JsonPath tokens(UserRef user) {
        Response waiting = flow.authorize(flow.parameters(app, "scope", "openid offline_access " + ROLES), null);
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

    private Map<String, String> by(String orgId) {
        return Map.of(orgId, orgQueries.get(orgId).primaryDomain());
    }

    private static ProjectRole role(String key) {
        return new ProjectRole(key, key, "");
    }
}

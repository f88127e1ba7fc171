package dev.signet.api.zitadel;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import dev.signet.access.Reach;
import dev.signet.group.GroupCommands;
import dev.signet.group.GroupError;
import dev.signet.group.GroupMemberCommands;
import dev.signet.group.GroupQueries;
import dev.signet.group.GroupRef;
import dev.signet.groupgrant.GroupGrantCommands;
import dev.signet.groupgrant.GroupGrantError;
import dev.signet.jdbc.Database;
import dev.signet.kernel.Actor;
import dev.signet.kernel.DomainError;
import dev.signet.kernel.DomainException;
import dev.signet.oidc.TestingFlow;
import dev.signet.org.OrgCommands;
import dev.signet.org.OrgQueries;
import dev.signet.project.ProjectCommands;
import dev.signet.project.ProjectRef;
import dev.signet.project.ProjectRole;
import dev.signet.projectgrant.ProjectGrantCommands;
import dev.signet.projectgrant.ProjectGrantRef;
import dev.signet.projectrole.ProjectRoles;
import dev.signet.rolegrant.NewRoleGrant;
import dev.signet.rolegrant.RoleGrantRef;
import dev.signet.token.AccessTokenGrants;
import dev.signet.token.AccessTokens;
import dev.signet.token.Actors;
import dev.signet.token.TestingAccounts;
import dev.signet.token.TokenForm;
import dev.signet.user.UserRef;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** The roles that users have by their groups. They count exactly as long as everything that they depend on is active. */
@QuarkusTest
class GroupRolesIT {
    private static final Actor ACTOR = Actor.system();
    private static final Reach ALL = new Reach.Everything();
    private static final String ROLES = "urn:zitadel:iam:org:project:roles";

    @Inject
    TestingFlow flow;

    @Inject
    TestingAccounts accounts;

    @Inject
    TestingApi api;

    @Inject
    AccessTokens tokens;

    @Inject
    GroupCommands groups;

    @Inject
    GroupMemberCommands members;

    @Inject
    GroupQueries queries;

    @Inject
    GroupGrantCommands grants;

    @Inject
    ProjectCommands projects;

    @Inject
    ProjectGrantCommands projectGrants;

    @Inject
    OrgCommands orgs;

    @Inject
    OrgQueries orgQueries;

    @Inject
    ProjectRoles roles;

    @Inject
    Database database;

    @Test
    void tokens_and_the_role_check_follow_a_group_at_the_next_request() {
        TestingFlow.App app = flow.webApp();
        UserRef user = flow.person();
        ProjectRef project = new ProjectRef(user.orgId(), app.projectId());
        projects.addRoles(project, List.of(new ProjectRole("reader", "Reader", "")), ACTOR);
        GroupRef group = group(user.orgId());
        grants.add(wanted(group, project.projectId(), ""), ALL, ACTOR);
        members.add(group, List.of(user.userId()), ACTOR);
        JsonPath tokens = tokens(app, user);
        roleCheck(app);

        String domain = orgQueries.get(user.orgId()).primaryDomain();
        assertThat(userinfo(tokens)).containsEntry(ROLES, Map.of("reader", Map.of(user.orgId(), domain)));
        assertThat(flow.isActive(app, tokens.getString("access_token"))).isTrue();

        members.remove(group, List.of(user.userId()), ACTOR);
        assertThat(flow.isActive(app, tokens.getString("access_token"))).isFalse();
        flow.refresh(app, tokens.getString("refresh_token")).then().statusCode(400);
        members.add(group, List.of(user.userId()), ACTOR);
        assertThat(flow.isActive(app, tokens.getString("access_token"))).isTrue();
        groups.deactivate(group, ACTOR);
        assertThat(flow.isActive(app, tokens.getString("access_token"))).isFalse();
        groups.reactivate(group, ACTOR);
        groups.remove(group, ACTOR);
        assertThat(flow.isActive(app, tokens.getString("access_token"))).isFalse();
        assertThat(rows("group_grant_view", "group_id", group.groupId())).isZero();
        assertThat(rows("group_member_view", "group_id", group.groupId())).isZero();
    }

    @Test
    void an_application_can_ask_for_the_roles_of_its_user_in_its_own_project() {
        TestingAccounts.SignIn signIn = accounts.signIn();
        ProjectRef project = signIn.app().ref().project();
        UserRef user = signIn.user();
        String customer = user.orgId();
        projects.addRoles(
                project,
                List.of(new ProjectRole("writer", "Writer", ""), new ProjectRole("reader", "Reader", "")),
                ACTOR);
        String projectGrantId = projectGrants.add(project, customer, List.of("reader", "writer"), ACTOR).stream()
                .id();
        GroupRef group = group(customer);
        members.add(group, List.of(user.userId()), ACTOR);
        grants.add(
                new NewRoleGrant(
                        customer, group.groupId(), project.projectId(), projectGrantId, List.of("writer", "reader")),
                ALL,
                ACTOR);
        String other = api.newProject(customer, api.unique("other"));
        api.addRoles(customer, other, "elsewhere");
        grants.add(new NewRoleGrant(customer, group.groupId(), other, "", List.of("elsewhere")), ALL, ACTOR);
        String token = tokens.issue(
                        AccessTokenGrants.actedBy(new Actors(List.of(), false), signIn.terms(), TokenForm.OPAQUE))
                .value();

        assertThat(myRoles(token)).containsExactly("reader", "writer");
        groups.deactivate(group, ACTOR);
        assertThat(myRoles(token)).isNull();
        assertThat(myRoles(api.machineToken(customer))).isNull();
    }

    private static List<String> myRoles(String token) {
        return TestingApi.as(token)
                .body("{}")
                .post(TestingApi.AUTH + "/permissions/me/_search")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("result");
    }

    @Test
    void an_application_may_have_roles_and_groups_as_plain_lists_everywhere() {
        TestingFlow.App app = flow.webApp();
        UserRef user = flow.person();
        ProjectRef project = new ProjectRef(user.orgId(), app.projectId());
        projects.addRoles(project, List.of(new ProjectRole("reader", "Reader", "")), ACTOR);
        GroupRef group = group(user.orgId());
        grants.add(wanted(group, project.projectId(), ""), ALL, ACTOR);
        members.add(group, List.of(user.userId()), ACTOR);
        assertThat(userinfo(tokens(app, user))).doesNotContainKeys("roles", "groups");
        String settings = "/signet/admin/v1/projects/" + app.projectId() + "/apps/" + app.appId() + "/tokens";

        flow.api().body("{\"flatClaims\":true}").put(settings).then().statusCode(200);
        flow.api().get(settings).then().statusCode(200).body("flatClaims", equalTo(true));

        JsonPath tokens = tokens(app, user);
        Map<String, Object> introspected = given().auth()
                .preemptive()
                .basic(app.clientId(), String.valueOf(app.secret()))
                .formParam("token", tokens.getString("access_token"))
                .post("/oauth/v2/introspect")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getMap("");
        for (Map<String, Object> claims :
                List.of(userinfo(tokens), introspected, claimsOf(tokens.getString("id_token")))) {
            assertThat(claims).containsEntry("roles", List.of("reader")).containsEntry("groups", List.of(name(group)));
        }
        groups.deactivate(group, ACTOR);
        assertThat(userinfo(tokens)).containsEntry("roles", List.of()).containsEntry("groups", List.of());
    }

    @Test
    void roles_by_a_project_grant_count_while_all_that_they_depend_on_is_active() {
        String owner = api.newOrg(api.unique("owner"));
        String customer = api.newOrg(api.unique("customer"));
        ProjectRef project = new ProjectRef(owner, api.newProject(owner, api.unique("project")));
        api.addRoles(owner, project.projectId(), "reader", "writer");
        ProjectGrantRef projectGrant = new ProjectGrantRef(
                project,
                projectGrants.add(project, customer, List.of("reader"), ACTOR).stream()
                        .id());
        String userId = api.newMachine(customer, api.unique("machine"));
        GroupRef group = group(customer);
        members.add(group, List.of(userId), ACTOR);
        String grantId = grants.add(wanted(group, project.projectId(), projectGrant.grantId()), ALL, ACTOR).stream()
                .id();
        RoleGrantRef grant = new RoleGrantRef(customer, group.groupId(), grantId, ALL);

        assertThat(keys(userId, project)).containsExactly("reader");
        grants.deactivate(grant, ACTOR);
        assertThat(keys(userId, project)).isEmpty();
        grants.reactivate(grant, ACTOR);
        projectGrants.deactivate(projectGrant, ACTOR);
        assertThat(keys(userId, project)).isEmpty();
        projectGrants.reactivate(projectGrant, ACTOR);
        projects.deactivate(project, ACTOR);
        assertThat(keys(userId, project)).isEmpty();
        projects.reactivate(project, ACTOR);
        orgs.deactivate(customer, ACTOR);
        assertThat(keys(userId, project)).isEmpty();
        assertThat(queries.namesOf(userId, customer)).isEmpty();
        orgs.reactivate(customer, ACTOR);
        assertThat(keys(userId, project)).containsExactly("reader");
        assertThat(queries.namesOf(userId, customer)).hasSize(1);

        refused(GroupGrantError.ROLE_NOT_AVAILABLE, () -> grants.changeRoles(grant, List.of("writer"), ACTOR));
        projects.removeRole(project, "reader", ACTOR);
        assertThat(keys(userId, project)).isEmpty();
        assertThat(rows("group_grant_view", "id", grantId)).isOne();
        projectGrants.remove(projectGrant, ACTOR);
        assertThat(rows("group_grant_view", "id", grantId)).isZero();
    }

    @Test
    void groups_have_users_of_their_own_organization_and_end_with_it() {
        String orgId = api.newOrg(api.unique("org"));
        String own = api.newMachine(orgId, api.unique("own"));
        String stranger = api.newMachine(api.newOrg(api.unique("other")), api.unique("stranger"));
        GroupRef group = group(orgId);

        refused(GroupError.USER_NOT_FOUND, () -> members.add(group, List.of(own, stranger), ACTOR));
        assertThat(rows("group_member_view", "group_id", group.groupId())).isZero();
        refused(GroupError.NOT_FOUND, () -> members.add(new GroupRef(orgId, "4711"), List.of(own), ACTOR));
        members.add(group, List.of(own, own), ACTOR);
        members.add(group, List.of(own), ACTOR);
        assertThat(rows("group_member_view", "group_id", group.groupId())).isOne();
        refused(GroupError.NAME_TAKEN, () -> groups.add(orgId, null, name(group).toUpperCase(Locale.ROOT), "", ACTOR));
        orgs.remove(orgId, ACTOR);
        assertThat(rows("group_view", "org_id", orgId)).isZero();
        assertThat(rows("group_member_view", "org_id", orgId)).isZero();
        refused(
                GroupError.ID_TAKEN,
                () -> groups.add(
                        orgQueries.get(api.newOrg(api.unique("org"))).id(), group.groupId(), "again", "", ACTOR));
    }

    @Test
    void a_removed_user_leaves_every_group() {
        String orgId = api.newOrg(api.unique("org"));
        String userId = api.newMachine(orgId, api.unique("machine"));
        members.add(group(orgId), List.of(userId), ACTOR);
        members.add(group(orgId), List.of(userId), ACTOR);
        assertThat(rows("group_member_view", "user_id", userId)).isEqualTo(2);

        api.adminIn(orgId).delete("/management/v1/users/" + userId).then().statusCode(200);

        assertThat(rows("group_member_view", "user_id", userId)).isZero();
    }

    private String name(GroupRef group) {
        return queries.require(group).name();
    }

    private GroupRef group(String orgId) {
        return new GroupRef(
                orgId,
                groups.add(orgId, null, api.unique("Readers"), "", ACTOR).stream()
                        .id());
    }

    private static NewRoleGrant wanted(GroupRef group, String projectId, String projectGrantId) {
        return new NewRoleGrant(group.orgId(), group.groupId(), projectId, projectGrantId, List.of("reader"));
    }

    private List<String> keys(String userId, ProjectRef project) {
        return roles.rolesOf(userId, List.of(project.projectId())).stream()
                .map(ProjectRoles.GrantedRole::key)
                .toList();
    }

    private long rows(String table, String column, String value) {
        return database.single(
                "select count(*) as n from " + table + " where " + column + " = ?", row -> row.number("n"), value);
    }

    private void roleCheck(TestingFlow.App app) {
        flow.api()
                .body("{\"name\":\"project-of-%s\",\"projectRoleCheck\":true}".formatted(app.clientId()))
                .put("/management/v1/projects/" + app.projectId())
                .then()
                .statusCode(200);
    }

    private JsonPath tokens(TestingFlow.App app, UserRef user) {
        Response waiting = flow.authorize(flow.parameters(app, "scope", "openid offline_access " + ROLES), null);
        String code = flow.callback(waiting, flow.signIn(waiting, user)).get("code");
        return flow.redeem(app, code).then().statusCode(200).extract().jsonPath();
    }

    @Test
    void a_group_of_another_organization_is_not_told_whatever_its_owner_names_it() {
        TestingFlow.App app = flow.webApp();
        UserRef guest = accounts.person(api.newOrg(api.unique("customer")));
        members.add(group(guest.orgId()), List.of(guest.userId()), ACTOR);
        String settings = "/signet/admin/v1/projects/" + app.projectId() + "/apps/" + app.appId() + "/tokens";
        flow.api().body("{\"flatClaims\":true}").put(settings).then().statusCode(200);

        JsonPath tokens = tokens(app, guest);

        assertThat(userinfo(tokens)).containsEntry("groups", List.of());
        assertThat(claimsOf(tokens.getString("id_token"))).containsEntry("groups", List.of());
    }

    private static Map<String, Object> claimsOf(String jwt) {
        byte[] payload = Base64.getUrlDecoder().decode(jwt.split("\\.", -1)[1]);
        return JsonPath.from(new String(payload, StandardCharsets.UTF_8)).getMap("");
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

    private static void refused(DomainError error, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        DomainException.class,
                        failure -> assertThat(failure.error()).isEqualTo(error));
    }
}

package dev.signet.api.zitadel;

import static dev.signet.api.zitadel.TestingApi.ADMIN;
import static dev.signet.api.zitadel.TestingApi.AUTH;
import static dev.signet.api.zitadel.TestingApi.MANAGEMENT;
import static dev.signet.api.zitadel.TestingApi.ORG_HEADER;
import static dev.signet.api.zitadel.TestingApi.as;
import static dev.signet.api.zitadel.TestingApi.quoted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Members on every level, and attempts to get or give more permissions than the caller has (A-20, A-30, Z-12, Z-13).
 */
@QuarkusTest
final class MemberApiIT {
    private static final String ORG = MANAGEMENT + "/orgs/me/members";
    private static final String INSTANCE = ADMIN + "/members";

    @Inject
    TestingApi api;

    private String orgId = "";
    private String userId = "";
    private String projectId = "";

    @BeforeEach
    void an_organization_with_a_project_and_a_user() {
        orgId = api.newOrg(api.unique("org"));
        userId = api.newPerson(orgId, api.unique("ada"));
        projectId = api.newProject(orgId, api.unique("project"));
    }

    @Test
    void a_member_is_added_listed_changed_and_removed_on_every_level() {
        String grantedOrg = api.newOrg(api.unique("org"));
        String grantId = api.newProjectGrant(orgId, projectId, grantedOrg);
        String project = MANAGEMENT + "/projects/" + projectId;
        for (String[] level : new String[][] {
            {ORG, "ORG_OWNER", "ORG_OWNER_VIEWER"},
            {INSTANCE, "IAM_OWNER_VIEWER", "IAM_USER_MANAGER"},
            {project + "/members", "PROJECT_OWNER", "PROJECT_OWNER_VIEWER"},
            {project + "/grants/" + grantId + "/members", "PROJECT_GRANT_OWNER", "PROJECT_GRANT_OWNER_VIEWER"},
        }) {
            String path = level[0];
            add(admin(), path, userId, level[1]).statusCode(200);
            refused(add(admin(), path, userId, level[2]), 409, "membership.already_exists");
            found(path, "userIdQuery", "userId", userId)
                    .body("result.roles", contains(List.of(level[1])))
                    .body("result.userId", contains(userId))
                    .body("result.firstName", contains("Ada"))
                    .body("result.displayName", contains("Ada Lovelace"))
                    .body("result.userType", contains("TYPE_HUMAN"))
                    .body("result.userResourceOwner", contains(orgId));
            change(admin(), path, userId, level[1], level[2]).statusCode(200);
            found(path, "lastNameQuery", "lastName", "Lovelace").body("result.userId", hasItem(userId));
            refused(change(admin(), path, userId, level[2], level[1]), 400, "membership.not_changed");
            admin().delete(path + '/' + userId).then().statusCode(200);
            refused(admin().delete(path + '/' + userId).then(), 404, "membership.not_found");
            found(path, "userIdQuery", "userId", userId).body("result", nullValue());
            refused(add(admin(), path, "no-such-user", level[1]), 404, "user.not_found");
            refused(add(admin(), path, userId, "NO_SUCH_ROLE"), 400, "membership.role.unknown");
            refused(add(admin(), path, userId, "SYSTEM_OWNER"), 400, "membership.role.unknown");
            add(admin(), path, userId).statusCode(400);
        }
    }

    @Test
    void each_level_lists_its_own_roles() {
        for (String[] level : new String[][] {
            {MANAGEMENT + "/orgs/members/roles/_search", "result", "ORG_OWNER", "PROJECT_OWNER"},
            {MANAGEMENT + "/projects/members/roles/_search", "result", "PROJECT_OWNER", "PROJECT_GRANT_OWNER"},
            {MANAGEMENT + "/projects/grants/members/roles/_search", "result", "PROJECT_GRANT_OWNER", "PROJECT_OWNER"},
            {ADMIN + "/members/roles/_search", "roles", "IAM_OWNER", "ORG_OWNER"},
        }) {
            admin().body("{}")
                    .post(level[0])
                    .then()
                    .statusCode(200)
                    .body(level[1], hasItem(level[2]))
                    .body(level[1], not(hasItem(level[3])));
        }
    }

    @Test
    void all_four_membership_queries_find_ones_own_memberships() {
        String grantedOrg = api.newOrg(api.unique("org"));
        String grantId = api.newProjectGrant(orgId, projectId, grantedOrg);
        String machine = api.newMachine(orgId, api.unique("machine"));
        String token = api.newToken(orgId, machine);
        String project = MANAGEMENT + "/projects/" + projectId;
        add(admin(), ORG, machine, "ORG_OWNER_VIEWER").statusCode(200);
        add(admin(), INSTANCE, machine, "IAM_OWNER_VIEWER").statusCode(200);
        add(admin(), project + "/members", machine, "PROJECT_OWNER").statusCode(200);
        add(admin(), project + "/grants/" + grantId + "/members", machine, "PROJECT_GRANT_OWNER")
                .statusCode(200);

        mine(token, "").body("details.totalResult", equalTo("4"));
        mine(token, "{\"orgQuery\":{\"orgId\":\"%s\"}}".formatted(orgId))
                .body("result.roles", contains(List.of("ORG_OWNER_VIEWER")));
        mine(token, "{\"projectQuery\":{\"projectId\":\"%s\"}}".formatted(projectId))
                .body("result.roles", contains(List.of("PROJECT_OWNER")))
                .body("result.projectId", contains(projectId));
        mine(token, "{\"projectGrantQuery\":{\"projectGrantId\":\"%s\"}}".formatted(grantId))
                .body("result.roles", contains(List.of("PROJECT_GRANT_OWNER")))
                .body("result.projectGrantId", contains(grantId));
        mine(token, "{\"iamQuery\":{\"iam\":true}}").body("result.roles", contains(List.of("IAM_OWNER_VIEWER")));
        mine(token, "{\"iamQuery\":{\"iam\":false}}").body("details.totalResult", equalTo("3"));
        api.adminIn(orgId)
                .body("{}")
                .post(MANAGEMENT + "/users/" + machine + "/memberships/_search")
                .then()
                .body(
                        "result.roles",
                        containsInAnyOrder(
                                List.of("ORG_OWNER_VIEWER"), List.of("IAM_OWNER_VIEWER"), List.of("PROJECT_OWNER")));
    }

    @Test
    void nobody_hands_out_more_than_they_hold() {
        String owner = api.machineToken(orgId, "ORG_OWNER");
        String viewer = api.machineToken(orgId, "ORG_OWNER_VIEWER");
        String clerk = instanceToken("IAM_LOGIN_CLIENT"); // may change members but has few other permissions

        add(as(owner), ORG, userId, "ORG_OWNER").statusCode(200);
        as(owner).delete(ORG + '/' + userId).then().statusCode(200);
        add(as(owner), ORG, userId, "ORG_ADMIN_IMPERSONATOR").statusCode(200);
        as(owner).delete(ORG + '/' + userId).then().statusCode(200);
        add(as(owner), INSTANCE, userId, "IAM_OWNER").statusCode(403);
        add(as(viewer), ORG, userId, "ORG_OWNER_VIEWER").statusCode(403);
        for (String role : List.of("ORG_OWNER", "ORG_USER_MANAGER", "ORG_ADMIN_IMPERSONATOR")) {
            refused(add(inOrg(clerk), ORG, userId, role), 403, "membership.out_of_reach");
        }
        add(as(owner), ORG, userId, "ORG_OWNER").statusCode(200);
        refused(change(inOrg(clerk), ORG, userId, "ORG_PROJECT_CREATOR"), 403, "membership.out_of_reach");
        refused(
                inOrg(instanceToken("IAM_USER_MANAGER"))
                        .delete(ORG + '/' + userId)
                        .then(),
                403,
                "membership.out_of_reach");
        found(ORG, "userIdQuery", "userId", userId).body("result.roles", contains(List.of("ORG_OWNER")));
    }

    @Test
    void an_owner_of_another_organization_or_project_changes_no_member() {
        String stranger = api.machineToken(api.newOrg(api.unique("org")), "ORG_OWNER");
        String other = api.newMachine(orgId, api.unique("other"));
        String otherProject = api.newProject(orgId, api.unique("project"));
        String members = MANAGEMENT + "/projects/" + projectId + "/members";
        add(admin(), MANAGEMENT + "/projects/" + otherProject + "/members", other, "PROJECT_OWNER")
                .statusCode(200);
        String otherOwner = api.newToken(orgId, other);

        for (String path : List.of(ORG, members)) {
            add(inOrg(stranger), path, userId, "ORG_OWNER").statusCode(403);
            add(inOrg(otherOwner), path, userId, "PROJECT_OWNER").statusCode(403);
            inOrg(stranger).body("{}").post(path + "/_search").then().statusCode(403);
            inOrg(otherOwner).body("{}").post(path + "/_search").then().statusCode(403);
        }
        refused(add(as(stranger), members, userId, "PROJECT_OWNER"), 404, "project.not_found");
        inOrg(otherOwner)
                .body("{}")
                .post(MANAGEMENT + "/projects/_search")
                .then()
                .statusCode(200)
                .body("result.id", contains(otherProject));
        inOrg(otherOwner).get(MANAGEMENT + "/projects/" + projectId).then().statusCode(403);
        inOrg(otherOwner).get(MANAGEMENT + "/projects/" + otherProject).then().statusCode(200);
    }

    @Test
    void a_project_owner_manages_the_project_and_nothing_else() {
        String machine = api.newMachine(orgId, api.unique("owner"));
        String members = MANAGEMENT + "/projects/" + projectId + "/members";
        add(admin(), members, machine, "PROJECT_OWNER").statusCode(200);
        String token = api.newToken(orgId, machine);
        api.addRoles(orgId, projectId, "reader");
        String otherProject = api.newProject(orgId, api.unique("project"));
        String elsewhere = api.newGrant(orgId, userId);

        add(as(token), members, userId, "PROJECT_OWNER").statusCode(200);
        String grantId = as(token)
                .body("{\"projectId\":\"%s\",\"roleKeys\":[\"reader\"]}".formatted(projectId))
                .post(MANAGEMENT + "/users/" + userId + "/grants")
                .then()
                .statusCode(200)
                .extract()
                .path("userGrantId");
        as(token)
                .body("{}")
                .post(MANAGEMENT + "/users/grants/_search")
                .then()
                .statusCode(200)
                .body("result.id", contains(grantId));
        refused(
                as(token)
                        .body("{\"projectId\":\"%s\",\"roleKeys\":[]}".formatted(otherProject))
                        .post(MANAGEMENT + "/users/" + userId + "/grants")
                        .then(),
                403,
                "auth.permission.missing");
        otherGrantsDoNotExist(token, grantId, elsewhere);
        add(as(token), ORG, userId, "ORG_OWNER").statusCode(403);
        as(token).delete(MANAGEMENT + "/users/" + userId).then().statusCode(403);
        admin().delete(members + '/' + machine).then().statusCode(200);
        as(token).body("{}").post(MANAGEMENT + "/users/grants/_search").then().statusCode(403);
    }

    @Test
    void owners_of_both_organizations_manage_the_members_of_a_project_grant_and_others_do_not() {
        String grantedOrg = api.newOrg(api.unique("org"));
        String grantId = api.newProjectGrant(orgId, projectId, grantedOrg);
        String members = MANAGEMENT + "/projects/" + projectId + "/grants/" + grantId + "/members";
        for (String owner : List.of(api.machineToken(orgId, "ORG_OWNER"), api.machineToken(grantedOrg, "ORG_OWNER"))) {
            add(as(owner), members, userId, "PROJECT_GRANT_OWNER").statusCode(200);
            change(as(owner), members, userId, "PROJECT_GRANT_OWNER_VIEWER").statusCode(200);
            as(owner).delete(members + '/' + userId).then().statusCode(200);
        }

        String stranger = api.machineToken(api.newOrg(api.unique("org")), "ORG_OWNER");
        refused(add(as(stranger), members, userId, "PROJECT_GRANT_OWNER"), 404, "project_grant.not_found");
        add(as(stranger).header(ORG_HEADER, grantedOrg), members, userId, "PROJECT_GRANT_OWNER")
                .statusCode(403);
        add(inOrg(stranger), members, userId, "PROJECT_GRANT_OWNER").statusCode(403);
    }

    private void otherGrantsDoNotExist(String token, String grantId, String elsewhere) {
        as(token)
                .get(MANAGEMENT + "/users/" + userId + "/grants/" + elsewhere)
                .then()
                .statusCode(404);
        as(token)
                .delete(MANAGEMENT + "/users/" + userId + "/grants/" + elsewhere)
                .then()
                .statusCode(404);
        refused(
                as(token)
                        .body("{\"grantId\":[%s]}".formatted(quoted(grantId, elsewhere)))
                        .delete(MANAGEMENT + "/user_grants/_bulk")
                        .then(),
                404,
                "user_grant.not_found");
    }

    @Test
    void two_owners_who_remove_each_other_at_once_leave_one() throws Exception {
        for (int round = 0; round < 5; round++) {
            String org = api.newOrg(api.unique("org"));
            String one = api.newMachine(org, api.unique("one"));
            String other = api.newMachine(org, api.unique("other"));
            api.makeMember(org, one, "ORG_OWNER");
            api.makeMember(org, other, "ORG_OWNER");
            List<Integer> statuses = atOnce(
                    as(api.newToken(org, one)), ORG + '/' + other, as(api.newToken(org, other)), ORG + '/' + one);

            assertThat(statuses).as("round %d", round).contains(200).doesNotContain(500);
            api.adminIn(org).body("{}").post(ORG + "/_search").then().body("details.totalResult", equalTo("1"));
        }
    }

    private static List<Integer> atOnce(RequestSpecification one, String path, RequestSpecification other, String back)
            throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Response>> answers = new ArrayList<>();
            answers.add(threads.submit(() -> one.delete(path)));
            answers.add(threads.submit(() -> other.delete(back)));
            List<Integer> statuses = new ArrayList<>();
            for (Future<Response> answer : answers) {
                statuses.add(answer.get().statusCode());
            }
            return statuses;
        }
    }

    @Test
    void members_go_with_their_user_project_and_project_grant() {
        String grantedOrg = api.newOrg(api.unique("org"));
        String grantId = api.newProjectGrant(orgId, projectId, grantedOrg);
        String machine = api.newMachine(orgId, api.unique("machine"));
        String token = api.newToken(orgId, machine);
        String project = MANAGEMENT + "/projects/" + projectId;
        add(admin(), project + "/members", machine, "PROJECT_OWNER").statusCode(200);
        add(admin(), project + "/grants/" + grantId + "/members", machine, "PROJECT_GRANT_OWNER")
                .statusCode(200);

        admin().delete(project + "/grants/" + grantId).then().statusCode(200);
        mine(token, "").body("result.projectId", contains(projectId));
        admin().delete(project).then().statusCode(200);
        mine(token, "").body("result", nullValue());
        refused(add(admin(), project + "/members", machine, "PROJECT_OWNER"), 404, "project.not_found");
        add(admin(), ORG, machine, "ORG_OWNER").statusCode(200);
        admin().delete(MANAGEMENT + "/users/" + machine).then().statusCode(200);
        found(ORG, "userIdQuery", "userId", machine).body("result", nullValue());
        refused(add(admin(), ORG, machine, "ORG_OWNER"), 404, "user.not_found");
    }

    @Test
    void members_are_sorted_and_paged() {
        for (int i = 0; i < 3; i++) {
            add(admin(), ORG, api.newMachine(orgId, api.unique("machine")), "ORG_OWNER_VIEWER")
                    .statusCode(200);
        }
        admin().body("{\"query\":{\"offset\":1,\"limit\":1}}")
                .post(ORG + "/_search")
                .then()
                .body("details.totalResult", equalTo("3"))
                .body("result.size()", equalTo(1));
        admin().body("{\"query\":{\"offset\":3}}").post(ORG + "/_search").then().body("result", nullValue());
        admin().body("{\"sortingColumn\":\"MEMBER_FIELD_NAME_USER_RESOURCE_OWNER\",\"query\":{\"asc\":true}}")
                .post(INSTANCE + "/_search")
                .then()
                .statusCode(200)
                .body("result.roles.flatten()", hasItems("IAM_OWNER"));
    }

    private RequestSpecification admin() {
        return api.adminIn(orgId);
    }

    private RequestSpecification inOrg(String token) {
        return as(token).header(ORG_HEADER, orgId);
    }

    private String instanceToken(String role) {
        String machine = api.newMachine(orgId, api.unique("manager"));
        api.makeInstanceMember(machine, role);
        return api.newToken(orgId, machine);
    }

    private static ValidatableResponse add(RequestSpecification call, String path, String user, String... roles) {
        return call.body("{\"userId\":\"%s\",\"roles\":[%s]}".formatted(user, quoted(roles)))
                .post(path)
                .then();
    }

    private static ValidatableResponse change(RequestSpecification call, String path, String user, String... roles) {
        return call.body("{\"roles\":[%s]}".formatted(quoted(roles)))
                .put(path + '/' + user)
                .then();
    }

    private ValidatableResponse found(String path, String query, String field, String value) {
        return admin().body("{\"queries\":[{\"%s\":{\"%s\":\"%s\"}}]}".formatted(query, field, value))
                .post(path + "/_search")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse mine(String token, String query) {
        return as(token)
                .body("{\"queries\":[" + query + "]}")
                .post(AUTH + "/memberships/me/_search")
                .then()
                .statusCode(200);
    }

    private static void refused(ValidatableResponse answer, int status, String code) {
        answer.statusCode(status).body("details[0].id", equalTo(code));
    }
}

package dev.signet.api.zitadel;

import static dev.signet.api.zitadel.TestingApi.MANAGEMENT;
import static dev.signet.api.zitadel.TestingApi.as;
import static dev.signet.api.zitadel.TestingApi.quoted;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A project that is granted to another organization, and user grants that depend on it. */
@QuarkusTest
final class ProjectGrantApiIT {
    private static final String USER_GRANTS = MANAGEMENT + "/users/grants/_search";

    @Inject
    TestingApi api;

    private String owner = "";
    private String granted = "";
    private String projectId = "";
    private String projectName = "";
    private String grantId = "";
    private String userId = "";

    @BeforeEach
    void a_project_granted_with_two_of_three_roles() {
        owner = api.newOrg(api.unique("owner"));
        granted = api.newOrg(api.unique("granted"));
        projectName = api.unique("Portal");
        projectId = api.newProject(owner, projectName);
        api.addRoles(owner, projectId, "reader", "writer", "admin");
        grantId = api.newProjectGrant(owner, projectId, granted, "reader", "writer");
        userId = api.newPerson(granted, api.unique("ada"));
    }

    @Test
    void both_organizations_see_the_grant_and_others_do_not() {
        String stranger = api.machineToken(api.newOrg(api.unique("org")), "ORG_OWNER");

        for (String orgId : List.of(owner, granted)) {
            api.adminIn(orgId)
                    .get(path())
                    .then()
                    .statusCode(200)
                    .body("projectGrant.grantedOrgId", equalTo(granted))
                    .body("projectGrant.grantedRoleKeys", contains("reader", "writer"))
                    .body("projectGrant.projectName", equalTo(projectName))
                    .body("projectGrant.projectOwnerId", equalTo(owner))
                    .body("projectGrant.state", equalTo("PROJECT_GRANT_STATE_ACTIVE"));
        }
        String received = MANAGEMENT + "/granted_projects/" + projectId + "/grants/" + grantId;
        api.adminIn(granted).get(received).then().statusCode(200).body("grantedProject.grantId", equalTo(grantId));
        api.adminIn(owner).get(received).then().statusCode(404);
        as(stranger).get(path()).then().statusCode(404);
        as(stranger).get(received).then().statusCode(404);
        api.adminIn(granted)
                .get(received + "/roles/_search")
                .then()
                .statusCode(200)
                .body("result.key", containsInAnyOrder("reader", "writer"));
        search(owner, "/projects/" + projectId + "/grants", "").body("result.grantId", contains(grantId));
        search(owner, "/projectgrants", "{\"grantedOrgIdQuery\":{\"grantedOrgId\":\"%s\"}}".formatted(granted))
                .body("result.grantId", contains(grantId));
        search(owner, "/projectgrants", "{\"roleKeyQuery\":{\"roleKey\":\"admin\"}}")
                .body("result", nullValue());
        search(owner, "/projectgrants", "{\"projectIdQuery\":{\"projectId\":\"%s\"}}".formatted(projectId))
                .body("result.grantId", contains(grantId));
        search(granted, "/projectgrants", "").body("result", nullValue());
        search(granted, "/granted_projects", "{\"nameQuery\":{\"name\":\"%s\"}}".formatted(projectName))
                .body("result.projectId", contains(projectId));
        search(owner, "/granted_projects", "").body("result", nullValue());
    }

    @Test
    void bad_grants_are_refused_and_leave_nothing() {
        refused(grant(granted, "reader"), 409, "project_grant.already_exists");
        refused(grant(owner, "reader"), 400, "project_grant.own_organization");
        refused(grant("4711", "reader"), 404, "org.not_found");
        String other = api.newOrg(api.unique("org"));
        refused(grant(other, "guest"), 400, "project_grant.role.not_available");
        refused(grant(other, "reader", "reader"), 400, "project_grant.role.repeated");
        search(owner, "/projects/" + projectId + "/grants", "").body("result.grantId", contains(grantId));
        for (String verb : List.of("_deactivate", "_reactivate")) {
            api.adminIn(granted).body("{}").post(path() + '/' + verb).then().statusCode(404);
        }
        api.adminIn(granted)
                .body("{\"roleKeys\":[\"admin\"]}")
                .put(path())
                .then()
                .statusCode(404);
        api.adminIn(granted).delete(path()).then().statusCode(404);
    }

    @Test
    void the_granted_organization_grants_the_roles_that_it_was_granted() {
        refused(userGrant(granted, "admin"), 400, "user_grant.role.not_available");
        refused(userGrant(owner, "reader"), 404, "project_grant.not_found");
        String userGrantId =
                userGrant(granted, "reader", "writer").statusCode(200).extract().path("userGrantId");

        search(granted, "/users/grants", "{\"projectGrantIdQuery\":{\"projectGrantId\":\"%s\"}}".formatted(grantId))
                .body("result.id", contains(userGrantId))
                .body("result.grantedOrgId", contains(granted))
                .body("result.projectName", contains(projectName));
        search(owner, "/users/grants", "{\"projectIdQuery\":{\"projectId\":\"%s\"}}".formatted(projectId))
                .body("result", nullValue());
        search(
                        owner,
                        "/users/grants",
                        "{\"projectIdQuery\":{\"projectId\":\"%s\"}},{\"withGrantedQuery\":{\"withGranted\":true}}"
                                .formatted(projectId))
                .body("result.id", contains(userGrantId));
        api.adminIn(owner)
                .delete(MANAGEMENT + "/users/" + userId + "/grants/" + userGrantId)
                .then()
                .statusCode(404);
    }

    @Test
    void roles_that_a_grant_or_the_project_loses_leave_the_user_grants() {
        userGrant(granted, "reader", "writer").statusCode(200);

        api.adminIn(owner)
                .body("{\"roleKeys\":[\"writer\",\"admin\"]}")
                .put(path())
                .then()
                .statusCode(200);
        search(granted, "/users/grants", "").body("result[0].roleKeys", contains("writer"));
        refused(
                api.adminIn(owner)
                        .body("{\"roleKeys\":[\"admin\",\"writer\"]}")
                        .put(path())
                        .then(),
                400,
                "project_grant.not_changed");
        api.adminIn(owner)
                .delete(MANAGEMENT + "/projects/" + projectId + "/roles/writer")
                .then()
                .statusCode(200);
        search(granted, "/users/grants", "").body("result[0].roleKeys", nullValue());
        api.adminIn(owner).get(path()).then().body("projectGrant.grantedRoleKeys", contains("admin"));
        api.adminIn(owner).delete(path()).then().statusCode(200);
        search(granted, "/users/grants", "").body("result", nullValue());
        refused(userGrant(granted, "admin"), 404, "project_grant.not_found");
        search(granted, "/granted_projects", "").body("result", nullValue());
    }

    @Test
    void a_grant_owner_manages_the_user_grants_of_the_granted_organization_alone() {
        String machine = api.newMachine(granted, api.unique("manager"));
        api.adminIn(owner)
                .body("{\"userId\":\"%s\",\"roles\":[\"PROJECT_GRANT_OWNER\"]}".formatted(machine))
                .post(path() + "/members")
                .then()
                .statusCode(200);
        String token = api.newToken(granted, machine);
        String other = api.newGrant(granted, userId);

        String userGrantId = as(token)
                .body("{\"projectId\":\"%s\",\"projectGrantId\":\"%s\",\"roleKeys\":[\"reader\"]}"
                        .formatted(projectId, grantId))
                .post(MANAGEMENT + "/users/" + userId + "/grants")
                .then()
                .statusCode(200)
                .extract()
                .path("userGrantId");
        as(token).body("{}").post(USER_GRANTS).then().body("result.id", contains(userGrantId));
        as(token)
                .get(MANAGEMENT + "/users/" + userId + "/grants/" + other)
                .then()
                .statusCode(404);
        as(token).get(path()).then().statusCode(200);
        as(token).body("{\"roleKeys\":[]}").put(path()).then().statusCode(403);
        as(token).delete(path()).then().statusCode(403);
        as(token)
                .body("{\"userId\":\"%s\",\"roles\":[\"PROJECT_GRANT_OWNER\"]}".formatted(userId))
                .post(path() + "/members")
                .then()
                .statusCode(200);
        as(token)
                .body("{\"userId\":\"%s\",\"roles\":[\"PROJECT_OWNER\"]}".formatted(userId))
                .post(MANAGEMENT + "/projects/" + projectId + "/members")
                .then()
                .statusCode(403);
    }

    @Test
    void a_removed_project_or_organization_takes_its_grants_along() {
        userGrant(granted, "reader").statusCode(200);
        api.adminIn(owner).delete(MANAGEMENT + "/projects/" + projectId).then().statusCode(200);
        search(granted, "/users/grants", "").body("result", nullValue());
        search(granted, "/granted_projects", "").body("result", nullValue());

        String second = api.newProject(owner, api.unique("Second"));
        api.newProjectGrant(owner, second, granted);
        api.adminIn(granted).delete(MANAGEMENT + "/orgs/me").then().statusCode(200);
        search(owner, "/projects/" + second + "/grants", "").body("result", nullValue());
    }

    private String path() {
        return MANAGEMENT + "/projects/" + projectId + "/grants/" + grantId;
    }

    private ValidatableResponse grant(String orgId, String... keys) {
        return api.adminIn(owner)
                .body("{\"grantedOrgId\":\"%s\",\"roleKeys\":[%s]}".formatted(orgId, quoted(keys)))
                .post(MANAGEMENT + "/projects/" + projectId + "/grants")
                .then();
    }

    private ValidatableResponse userGrant(String orgId, String... keys) {
        return api.adminIn(orgId)
                .body("{\"projectId\":\"%s\",\"projectGrantId\":\"%s\",\"roleKeys\":[%s]}"
                        .formatted(projectId, grantId, quoted(keys)))
                .post(MANAGEMENT + "/users/" + userId + "/grants")
                .then();
    }

    private ValidatableResponse search(String orgId, String path, String queries) {
        return api.adminIn(orgId)
                .body("{\"queries\":[" + queries + "]}")
                .post(MANAGEMENT + path + "/_search")
                .then()
                .statusCode(200);
    }

    private static void refused(ValidatableResponse answer, int status, String code) {
        answer.statusCode(status).body("details[0].id", equalTo(code));
    }
}

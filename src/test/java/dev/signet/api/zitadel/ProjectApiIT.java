package dev.signet.api.zitadel;

import static dev.signet.api.zitadel.TestingApi.ADMIN;
import static dev.signet.api.zitadel.TestingApi.AUTH;
import static dev.signet.api.zitadel.TestingApi.MANAGEMENT;
import static dev.signet.api.zitadel.TestingApi.ORG_HEADER;
import static dev.signet.api.zitadel.TestingApi.as;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
final class ProjectApiIT {
    private static final String PROJECTS = MANAGEMENT + "/projects";

    @Inject
    TestingApi api;

    private String orgId = "";
    private String projectId = "";

    @BeforeEach
    void create_a_project() {
        orgId = api.newOrg(api.unique("org"));
        projectId = api.adminIn(orgId)
                .body("{\"name\":\"Portal\",\"projectRoleAssertion\":true}")
                .post(PROJECTS)
                .then()
                .statusCode(200)
                .body("details.sequence", equalTo("1"))
                .body("details.resourceOwner", equalTo(orgId))
                .extract()
                .path("id");
    }

    @Test
    void a_project_is_read_as_created() {
        api.adminIn(orgId)
                .get(PROJECTS + "/" + projectId)
                .then()
                .statusCode(200)
                .body("project.id", equalTo(projectId))
                .body("project.name", equalTo("Portal"))
                .body("project.state", equalTo("PROJECT_STATE_ACTIVE"))
                .body("project.projectRoleAssertion", equalTo(true))
                .body("project.details.resourceOwner", equalTo(orgId));
    }

    @Test
    void an_update_without_a_change_is_refused() {
        String body = "{\"name\":\"Door\",\"projectRoleCheck\":true,\"privateLabelingSetting\":"
                + "\"PRIVATE_LABELING_SETTING_ALLOW_LOGIN_USER_RESOURCE_OWNER_POLICY\"}";

        api.adminIn(orgId).body(body).put(PROJECTS + "/" + projectId).then().statusCode(200);
        api.adminIn(orgId)
                .get(PROJECTS + "/" + projectId)
                .then()
                .body("project.name", equalTo("Door"))
                .body("project.projectRoleAssertion", nullValue())
                .body("project.projectRoleCheck", equalTo(true))
                .body(
                        "project.privateLabelingSetting",
                        equalTo("PRIVATE_LABELING_SETTING_ALLOW_LOGIN_USER_RESOURCE_OWNER_POLICY"));
        api.adminIn(orgId)
                .body(body)
                .put(PROJECTS + "/" + projectId)
                .then()
                .statusCode(400)
                .body("code", equalTo(9))
                .body("details[0].id", equalTo("project.not_changed"));
    }

    @Test
    void a_name_is_unique() {
        api.adminIn(orgId)
                .body("{\"name\":\"portal\"}")
                .post(PROJECTS)
                .then()
                .statusCode(409)
                .body("details[0].id", equalTo("project.name.taken"));
        api.adminIn(orgId).body("{\"name\":\" \"}").post(PROJECTS).then().statusCode(400);
        api.adminIn(orgId).body("{}").post(PROJECTS).then().statusCode(400);
    }

    @Test
    void a_project_is_deactivated_and_reactivated() {
        String project = PROJECTS + "/" + projectId;

        api.adminIn(orgId).body("{}").post(project + "/_reactivate").then().statusCode(400);
        api.adminIn(orgId).body("{}").post(project + "/_deactivate").then().statusCode(200);
        api.adminIn(orgId).body("{}").post(project + "/_deactivate").then().statusCode(400);
        api.adminIn(orgId).get(project).then().body("project.state", equalTo("PROJECT_STATE_INACTIVE"));
        api.adminIn(orgId).body("{}").post(project + "/_reactivate").then().statusCode(200);
    }

    @Test
    void projects_are_searched_by_name_within_the_organization() {
        api.adminIn(orgId).body("{\"name\":\"Shop\"}").post(PROJECTS).then().statusCode(200);

        api.adminIn(orgId)
                .body("""
                        {"queries":[{"nameQuery":{"name":"PORT","method":"TEXT_QUERY_METHOD_STARTS_WITH_IGNORE_CASE"}}]}""")
                .post(PROJECTS + "/_search")
                .then()
                .statusCode(200)
                .body("details.totalResult", equalTo("1"))
                .body("result.id", contains(projectId));
        api.adminIn(orgId)
                .body("{\"query\":{\"asc\":true}}")
                .post(PROJECTS + "/_search")
                .then()
                .body("result.name", contains("Portal", "Shop"));
        String other = api.newOrg(api.unique("other"));
        api.adminIn(orgId)
                .body("{\"queries\":[{\"projectResourceOwnerQuery\":{\"resourceOwner\":\"%s\"}}]}".formatted(other))
                .post(PROJECTS + "/_search")
                .then()
                .body("details.totalResult", nullValue());
        api.adminIn(orgId)
                .body("{\"queries\":[{}]}")
                .post(PROJECTS + "/_search")
                .then()
                .statusCode(400);
    }

    @Test
    void roles_are_added_changed_listed_and_removed() {
        String roles = PROJECTS + "/" + projectId + "/roles";

        api.adminIn(orgId)
                .body("{\"roleKey\":\"admin\",\"displayName\":\"Administrator\",\"group\":\"staff\"}")
                .post(roles)
                .then()
                .statusCode(200);
        api.adminIn(orgId)
                .body("{\"roleKey\":\"admin\",\"displayName\":\"Again\"}")
                .post(roles)
                .then()
                .statusCode(409)
                .body("details[0].id", equalTo("project.role.taken"));
        api.adminIn(orgId).body("""
                        {"roles":[{"key":"a/b","displayName":"Slash"},{"key":"reader","displayName":"Reader"}]}""").post(roles + "/_bulk").then().statusCode(200);
        api.adminIn(orgId)
                .body("{\"displayName\":\"Boss\"}")
                .put(roles + "/admin")
                .then()
                .statusCode(200);
        api.adminIn(orgId).delete(roles + "/a/b").then().statusCode(200);
        api.adminIn(orgId)
                .body("{}")
                .post(roles + "/_search")
                .then()
                .statusCode(200)
                .body("result.key", containsInAnyOrder("admin", "reader"))
                .body("result.displayName", containsInAnyOrder("Boss", "Reader"));
        api.adminIn(orgId)
                .body("{\"queries\":[{\"keyQuery\":{\"key\":\"admin\"}}]}")
                .post(roles + "/_search")
                .then()
                .body("details.totalResult", equalTo("1"));
        api.adminIn(orgId).delete(roles + "/a/b").then().statusCode(404);
    }

    @Test
    void a_removed_project_is_gone() {
        api.adminIn(orgId).delete(PROJECTS + "/" + projectId).then().statusCode(200);

        api.adminIn(orgId).get(PROJECTS + "/" + projectId).then().statusCode(404);
        api.adminIn(orgId).delete(PROJECTS + "/" + projectId).then().statusCode(404);
        api.adminIn(orgId).body("{\"name\":\"Portal\"}").post(PROJECTS).then().statusCode(200);
    }

    @Test
    void the_history_names_the_events() {
        api.adminIn(orgId)
                .post(PROJECTS + "/" + projectId + "/changes/_search")
                .then()
                .statusCode(200)
                .body("result.eventType.key", contains("EventTypes.project.added"));
    }

    @Test
    void nobody_reaches_a_project_of_another_organization() {
        String other = api.newOrg(api.unique("other"));
        String project = PROJECTS + "/" + projectId;
        String stranger = api.machineToken(other, "ORG_OWNER");

        given().get(project).then().statusCode(401);
        as(stranger).get(project).then().statusCode(404);
        as(stranger).body("{\"name\":\"Mine\"}").put(project).then().statusCode(404);
        as(stranger).delete(project).then().statusCode(404);
        as(stranger).body("{}").post(project + "/_deactivate").then().statusCode(404);
        as(stranger).body("{}").post(project + "/roles/_search").then().statusCode(404);
        as(stranger)
                .body("{\"roleKey\":\"x\",\"displayName\":\"X\"}")
                .post(project + "/roles")
                .then()
                .statusCode(404);
        as(stranger).post(project + "/changes/_search").then().statusCode(404);
        as(stranger).header(ORG_HEADER, orgId).get(project).then().statusCode(403);
        as(api.machineToken(orgId)).get(project).then().statusCode(403);
        as(api.machineToken(orgId, "ORG_OWNER_VIEWER")).delete(project).then().statusCode(403);
    }

    @Test
    void every_service_lists_the_languages() {
        for (String service : new String[] {MANAGEMENT, AUTH, ADMIN}) {
            api.admin().get(service + "/languages").then().statusCode(200).body("languages", contains("de", "en"));
        }
    }
}

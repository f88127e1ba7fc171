package dev.signet.api.zitadel;

import static dev.signet.api.zitadel.TestingApi.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Groups and their members over Connect, and their grants and states over REST. */
@QuarkusTest
class GroupApiIT {
    private static final String SERVICE = "/zitadel.group.v2.GroupService/";
    private static final String SIGNET = "/signet/admin/v1";

    @Inject
    TestingApi api;

    private String orgId = "";
    private String owner = "";
    private String viewer = "";
    private String stranger = "";

    @BeforeEach
    void an_organization_with_an_owner() {
        orgId = api.newOrg(api.unique("org"));
        owner = api.machineToken(orgId, "ORG_OWNER");
        viewer = api.machineToken(orgId, "ORG_OWNER_VIEWER");
        stranger = api.machineToken(api.newOrg(api.unique("other")), "ORG_OWNER");
    }

    @Test
    void a_group_is_created_changed_and_deleted() {
        String name = api.unique("Readers");
        String id = call(owner, "CreateGroup", create(name))
                .statusCode(200)
                .extract()
                .path("id");

        call(viewer, "GetGroup", id(id))
                .statusCode(200)
                .body("group.id", equalTo(id))
                .body("group.name", equalTo(name))
                .body("group.organizationId", equalTo(orgId))
                .body("group.creationDate", notNullValue());
        refused(call(owner, "CreateGroup", create(name.toUpperCase(Locale.ROOT))), 409, "already_exists");
        call(owner, "UpdateGroup", "{\"id\":\"%s\",\"description\":\"who read\"}".formatted(id))
                .statusCode(200)
                .body("changeDate", notNullValue());
        call(owner, "UpdateGroup", "{\"id\":\"%s\",\"name\":\"%s2\"}".formatted(id, name))
                .statusCode(200);
        call(owner, "GetGroup", id(id))
                .body("group.name", equalTo(name + "2"))
                .body("group.description", equalTo("who read"));
        call(owner, "CreateGroup", create(name)).statusCode(200);
        call(owner, "DeleteGroup", id(id)).statusCode(200).body("deletionDate", notNullValue());
        refused(call(owner, "DeleteGroup", id(id)), 404, "not_found");
        refused(call(owner, "GetGroup", id(id)), 404, "not_found");
    }

    @Test
    void an_id_may_be_chosen_once() {
        String id = api.unique("group");
        String body = "{\"organizationId\":\"%s\",\"name\":\"%s\",\"id\":\"%s\"}";

        call(owner, "CreateGroup", body.formatted(orgId, api.unique("A"), id))
                .statusCode(200)
                .body("id", equalTo(id));
        refused(call(owner, "CreateGroup", body.formatted(orgId, api.unique("B"), id)), 409, "already_exists");
        refused(call(owner, "CreateGroup", body.formatted(orgId, api.unique("C"), "a/b")), 400, "invalid_argument");
        refused(call(owner, "CreateGroup", body.formatted(orgId, api.unique("C"), "a:b")), 400, "invalid_argument");
        refused(call(owner, "CreateGroup", create("\\u0000")), 400, "invalid_argument");
    }

    @Test
    void members_are_listed_searched_and_paged() {
        String group = newGroup("Readers");
        String other = newGroup("Writers");
        String ada = api.newPerson(orgId, api.unique("ada"));
        String bob = api.newPerson(orgId, api.unique("bob"));
        add(group, ada, bob).statusCode(200).body("changeDate", notNullValue());
        add(group, ada).statusCode(200);
        add(other, bob).statusCode(200);

        members("{\"groupIds\":{\"ids\":[\"%s\"]}}".formatted(group))
                .body("groupUsers.user.id", containsInAnyOrder(ada, bob))
                .body("pagination.totalResult", equalTo("2"));
        members("{\"userIds\":{\"ids\":[\"%s\"]}}".formatted(bob))
                .body("groupUsers.groupId", containsInAnyOrder(group, other))
                .body("groupUsers.organizationId", contains(orgId, orgId));
        call(owner, "ListGroupUsers", "{\"pagination\":{\"limit\":2,\"offset\":2}}")
                .statusCode(200)
                .body("groupUsers", hasSize(1))
                .body("pagination.totalResult", equalTo("3"));
        call(owner, "ListGroupUsers", "{\"pagination\":{\"offset\":100}}").body("groupUsers", nullValue());
        call(owner, "RemoveUsersFromGroup", users(group, ada, "4711")).statusCode(200);
        members("{\"groupIds\":{\"ids\":[\"%s\"]}}".formatted(group)).body("groupUsers.user.id", contains(bob));
        call(
                        owner,
                        "ListGroups",
                        "{\"filters\":[{\"nameFilter\":{\"name\":\"writers\",\"method\":"
                                + "\"TEXT_FILTER_METHOD_STARTS_WITH_IGNORE_CASE\"}}],\"sortingColumn\":\"FIELD_NAME_NAME\"}")
                .statusCode(200)
                .body("groups.id", contains(other));
        refused(call(owner, "ListGroups", "{\"filters\":[{}]}"), 400, "invalid_argument");
    }

    @Test
    void one_call_names_at_most_a_thousand_users_and_adds_all_or_none() {
        String group = newGroup("Readers");
        String ada = api.newPerson(orgId, api.unique("ada"));
        String[] many = IntStream.range(0, 10_000).mapToObj(Integer::toString).toArray(String[]::new);

        refused(add(group, many), 400, "invalid_argument");
        refused(add(group), 400, "invalid_argument");
        refused(add(group, ada, "4711"), 404, "not_found");
        members("{\"groupIds\":{\"ids\":[\"%s\"]}}".formatted(group)).body("groupUsers", nullValue());
    }

    @Test
    void nobody_reaches_groups_of_another_organization() {
        String group = newGroup("Readers");
        String ada = api.newPerson(orgId, api.unique("ada"));

        refused(call(stranger, "GetGroup", id(group)), 404, "not_found");
        refused(call(stranger, "UpdateGroup", "{\"id\":\"%s\",\"name\":\"x\"}".formatted(group)), 404, "not_found");
        refused(call(stranger, "DeleteGroup", id(group)), 404, "not_found");
        refused(call(stranger, "AddUsersToGroup", users(group, ada)), 404, "not_found");
        refused(call(stranger, "RemoveUsersFromGroup", users(group, ada)), 404, "not_found");
        refused(call(stranger, "CreateGroup", create("x")), 403, "permission_denied");
        call(stranger, "ListGroups", "{}").statusCode(200).body("groups", nullValue());
        call(stranger, "ListGroups", "{\"filters\":[{\"organizationId\":{\"id\":\"%s\"}}]}".formatted(orgId))
                .body("groups", nullValue());
        call(stranger, "ListGroupUsers", "{}").statusCode(200).body("groupUsers", nullValue());
        refused(call(viewer, "AddUsersToGroup", users(group, ada)), 403, "permission_denied");
        refused(call(viewer, "DeleteGroup", id(group)), 403, "permission_denied");
    }

    @Test
    void roles_are_granted_to_a_group_over_rest() {
        String group = newGroup("Readers");
        String projectId = newProject();
        String grant = newGrant(group, projectId);

        as(owner)
                .body("{\"groupId\":\"%s\",\"roleKey\":\"reader\",\"groupName\":\"READ\"}".formatted(group))
                .post(SIGNET + "/group_grants/_search")
                .then()
                .statusCode(200)
                .body("result.grantId", contains(grant.substring(grant.lastIndexOf('/') + 1)))
                .body("result[0].state", equalTo("GROUP_GRANT_STATE_ACTIVE"))
                .body("result[0].projectId", equalTo(projectId))
                .body("details.totalResult", equalTo("1"));
        as(owner).body("{\"roleKeys\":[\"writer\"]}").put(grant).then().statusCode(200);
        as(owner).body("{\"roleKeys\":[\"owner\"]}").put(grant).then().statusCode(400);
        as(owner).body("{}").post(grant + "/_deactivate").then().statusCode(200);
        as(viewer)
                .get(grant)
                .then()
                .statusCode(200)
                .body("grant.state", equalTo("GROUP_GRANT_STATE_INACTIVE"))
                .body("grant.roleKeys", contains("writer"));
        as(owner).body("{}").post(grant + "/_reactivate").then().statusCode(200);
    }

    @Test
    void a_grant_of_a_group_is_removed_by_owners_of_its_organization_only() {
        String grant = newGrant(newGroup("Readers"), newProject());

        as(stranger).get(grant).then().statusCode(404);
        as(stranger).delete(grant).then().statusCode(404);
        as(viewer).delete(grant).then().statusCode(403);
        as(owner).delete(grant).then().statusCode(200);
        as(owner).get(grant).then().statusCode(404);
    }

    @Test
    void a_group_is_deactivated_once() {
        String deactivation = SIGNET + "/groups/" + newGroup("Readers") + "/_deactivate";

        as(owner).body("{}").post(deactivation).then().statusCode(200);
        as(owner).body("{}").post(deactivation).then().statusCode(400);
    }

    private String newProject() {
        String projectId = api.newProject(orgId, api.unique("project"));
        api.addRoles(orgId, projectId, "reader", "writer");
        return projectId;
    }

    /** Grants the role reader to a group and returns the path of the grant. */
    private String newGrant(String group, String projectId) {
        String grants = SIGNET + "/groups/" + group + "/grants";
        String grantId = as(owner)
                .body("{\"projectId\":\"%s\",\"roleKeys\":[\"reader\"]}".formatted(projectId))
                .post(grants)
                .then()
                .statusCode(200)
                .extract()
                .path("grantId");
        return grants + '/' + grantId;
    }

    private String newGroup(String name) {
        return call(owner, "CreateGroup", create(name))
                .statusCode(200)
                .extract()
                .path("id");
    }

    private ValidatableResponse add(String group, String... userIds) {
        return call(owner, "AddUsersToGroup", users(group, userIds));
    }

    private ValidatableResponse members(String filter) {
        return call(owner, "ListGroupUsers", "{\"filters\":[" + filter + "]}").statusCode(200);
    }

    private String create(String name) {
        return "{\"organizationId\":\"%s\",\"name\":\"%s\"}".formatted(orgId, name);
    }

    private static String id(String group) {
        return "{\"id\":\"" + group + "\"}";
    }

    private static String users(String group, String... userIds) {
        String ids = IntStream.range(0, userIds.length)
                .mapToObj(i -> '"' + userIds[i] + '"')
                .collect(Collectors.joining(","));
        return "{\"id\":\"%s\",\"userIds\":[%s]}".formatted(group, ids);
    }

    private static ValidatableResponse call(String token, String rpc, String body) {
        return as(token)
                .contentType(ContentType.JSON)
                .body(body)
                .post(SERVICE + rpc)
                .then();
    }

    private static void refused(ValidatableResponse answer, int status, String code) {
        answer.statusCode(status).body("code", equalTo(code));
    }
}

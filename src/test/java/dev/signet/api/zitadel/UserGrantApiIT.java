package dev.signet.api.zitadel;

import static dev.signet.api.zitadel.TestingApi.AUTH;
import static dev.signet.api.zitadel.TestingApi.MANAGEMENT;
import static dev.signet.api.zitadel.TestingApi.ORG_HEADER;
import static dev.signet.api.zitadel.TestingApi.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** User grants over the API (requirements Z-9, Z-14 to Z-16), and attempts to bypass their rules. */
@QuarkusTest
final class UserGrantApiIT {
    private static final String SEARCH = MANAGEMENT + "/users/grants/_search";

    @Inject
    TestingApi api;

    private String orgName = "";
    private String orgId = "";
    private String userName = "";
    private String userId = "";
    private String projectName = "";
    private String projectId = "";

    @BeforeEach
    void a_project_with_roles_and_a_person() {
        orgName = api.unique("org");
        orgId = api.newOrg(orgName);
        userName = api.unique("Ada");
        userId = api.newPerson(orgId, userName);
        projectName = api.unique("Portal");
        projectId = api.newProject(orgId, projectName);
        api.addRoles(orgId, projectId, "reader", "writer", "a/b %_Ж");
    }

    @Test
    void a_grant_is_read_as_it_was_written_with_the_names_of_all_it_is_about() {
        String grantId = add("reader", "a/b %_Ж");

        api.adminIn(orgId)
                .get(path(grantId))
                .then()
                .statusCode(200)
                .body("userGrant.id", equalTo(grantId))
                .body("userGrant.state", equalTo("USER_GRANT_STATE_ACTIVE"))
                .body("userGrant.roleKeys", contains("reader", "a/b %_Ж"))
                .body("userGrant.userId", equalTo(userId))
                .body("userGrant.userName", equalTo(userName))
                .body("userGrant.firstName", equalTo("Ada"))
                .body("userGrant.lastName", equalTo("Lovelace"))
                .body("userGrant.displayName", equalTo("Ada Lovelace"))
                .body("userGrant.email", equalTo(userName + "@example.com"))
                .body("userGrant.preferredLoginName", equalTo(userName + "@" + orgName + ".test"))
                .body("userGrant.userType", equalTo("TYPE_HUMAN"))
                .body("userGrant.orgId", equalTo(orgId))
                .body("userGrant.orgName", equalTo(orgName))
                .body("userGrant.orgDomain", equalTo(orgName + ".test"))
                .body("userGrant.projectId", equalTo(projectId))
                .body("userGrant.projectName", equalTo(projectName))
                .body("userGrant.details.resourceOwner", equalTo(orgId))
                .body("userGrant.details.sequence", equalTo("1"))
                .body("userGrant.details.creationDate", notNullValue());
    }

    @Test
    void roles_and_state_change_and_show_in_the_next_call() {
        String grantId = add("reader");

        put(path(grantId), "{\"roleKeys\":[\"writer\"]}").statusCode(200).body("details.sequence", equalTo("2"));
        found().body("result[0].roleKeys", contains("writer"));
        refused(put(path(grantId), "{\"roleKeys\":[\"writer\"]}"), 400, "user_grant.not_changed");
        refused(put(path(grantId), "{\"roleKeys\":[\"owner\"]}"), 400, "user_grant.role.not_available");
        post(path(grantId) + "/_deactivate", "{}").statusCode(200);
        found().body("result[0].state", equalTo("USER_GRANT_STATE_INACTIVE"));
        refused(post(path(grantId) + "/_deactivate", "{}"), 400, "user_grant.not_active");
        refused(put(path(grantId), "{\"roleKeys\":[\"reader\"]}"), 400, "user_grant.not_active");
        post(path(grantId) + "/_reactivate", "{}").statusCode(200);
        refused(post(path(grantId) + "/_reactivate", "{}"), 400, "user_grant.not_inactive");
        api.adminIn(orgId).delete(path(grantId)).then().statusCode(200);
        refused(api.adminIn(orgId).get(path(grantId)).then(), 404, "user_grant.not_found");
        found().body("details.totalResult", nullValue()).body("result", nullValue());
        assertThat(add("reader")).isNotEqualTo(grantId);
    }

    @Test
    void what_does_not_exist_cannot_be_granted() {
        refused(grant("no-such-user", projectId, "reader"), 404, "user.not_found");
        refused(grant(userId, "4711", "reader"), 404, "project.not_found");
        refused(grant(userId, projectId, "Reader"), 400, "user_grant.role.not_available");
        refused(grant(userId, projectId, "reader", "reader"), 400, "user_grant.role.repeated");
        refused(
                post(
                        MANAGEMENT + "/users/" + userId + "/grants",
                        "{\"projectId\":\"%s\",\"projectGrantId\":\"1\",\"roleKeys\":[\"reader\"]}"
                                .formatted(projectId)),
                404,
                "project_grant.not_found");
        found().body("result", nullValue());
        add("reader");
        refused(grant(userId, projectId, "writer"), 409, "user_grant.already_exists");
        found().body("result.size()", equalTo(1));
    }

    @Test
    void a_removed_role_leaves_every_grant_and_a_removed_project_takes_its_grants_along() {
        String both = add("reader", "writer");

        api.adminIn(orgId)
                .delete(MANAGEMENT + "/projects/" + projectId + "/roles/reader")
                .then()
                .statusCode(200);
        found().body("result[0].roleKeys", contains("writer")).body("result[0].id", equalTo(both));
        refused(put(path(both), "{\"roleKeys\":[\"reader\"]}"), 400, "user_grant.role.not_available");
        api.adminIn(orgId).delete(MANAGEMENT + "/projects/" + projectId).then().statusCode(200);
        found().body("result", nullValue());
        refused(grant(userId, projectId, "writer"), 404, "project.not_found");
        refused(api.adminIn(orgId).get(path(both)).then(), 404, "user_grant.not_found");
    }

    @Test
    void a_removed_user_takes_the_grants_along() {
        String grantId = add("reader");

        api.adminIn(orgId).delete(MANAGEMENT + "/users/" + userId).then().statusCode(200);

        refused(api.adminIn(orgId).get(path(grantId)).then(), 404, "user_grant.not_found");
        refused(grant(userId, projectId, "reader"), 404, "user.not_found");
    }

    @Test
    void bulk_removal_takes_all_or_none() {
        String other = api.newPerson(orgId, api.unique("bob"));
        String first = add("reader");
        String second = grant(other, projectId, "reader").extract().path("userGrantId");

        refused(removeAll("\"%s\",\"%s\",\"4711\"".formatted(first, second)), 404, "user_grant.not_found");
        found("").body("result.id", containsInAnyOrder(first, second));
        removeAll("\"%s\",\"%s\",\"%s\"".formatted(first, second, first)).statusCode(200);
        found("").body("result", nullValue());
        removeAll("").statusCode(400);
        String tooMany = IntStream.range(0, 10_000)
                .mapToObj("\"%d\""::formatted)
                .reduce((one, next) -> one + "," + next)
                .orElseThrow();
        removeAll(tooMany).statusCode(400).body("code", equalTo(3));
    }

    @Test
    void each_of_the_queries_finds_the_grant_and_misses_others() {
        String grantId = add("reader", "a/b %_Ж");
        String machine = api.newMachine(orgId, api.unique("ci"));
        String otherProject = api.newProject(orgId, api.unique("Other"));
        grant(machine, otherProject).statusCode(200);

        for (String[] each : new String[][] {
            {"projectIdQuery", "projectId", projectId, "1"},
            {"userIdQuery", "userId", userId, "1"},
            {"roleKeyQuery", "roleKey", "a/b %_Ж", "reade"},
            {"userNameQuery", "userName", userName, userName + "x"},
            {"firstNameQuery", "firstName", "Ada", "Grace"},
            {"lastNameQuery", "lastName", "Lovelace", "Hopper"},
            {"emailQuery", "email", userName + "@example.com", "x@example.com"},
            {"projectNameQuery", "projectName", projectName, "nothing"},
            {"displayNameQuery", "displayName", "Ada Lovelace", "Ada"},
        }) {
            found(query(each[0], each[1], each[2])).body("result.id", contains(grantId));
            found(query(each[0], each[1], each[3])).body("result", nullValue());
        }
        found(query("orgNameQuery", "orgName", orgName)).body("result.size()", equalTo(2));
        found(query("orgDomainQuery", "orgDomain", orgName + ".test")).body("result.size()", equalTo(2));
        found(query("orgDomainQuery", "orgDomain", "elsewhere.test")).body("result", nullValue());
        found(query("projectGrantIdQuery", "projectGrantId", "4711")).body("result", nullValue());
        found(query("userTypeQuery", "type", "TYPE_MACHINE")).body("result.userId", contains(machine));
        found(query("userTypeQuery", "type", "TYPE_HUMAN")).body("result.userId", contains(userId));
        found("{\"inUserIdsQuery\":{\"inUserIds\":[\"%s\",\"1\"]}}".formatted(userId))
                .body("result.id", contains(grantId));
        found("{\"withGrantedQuery\":{\"withGranted\":true}}").body("result.size()", equalTo(2));
        refused(post(SEARCH, "{\"queries\":[{}]}"), 400, null);
    }

    @Test
    void each_text_method_works_on_joined_names_and_display_names_may_be_searched_by_long_texts() {
        String grantId = add("reader");
        String[][] methods = {
            {"EQUALS", "Lovelace", "lovelace"},
            {"EQUALS_IGNORE_CASE", "loveLACE", "lovelac"},
            {"STARTS_WITH", "Love", "love"},
            {"STARTS_WITH_IGNORE_CASE", "loVE", "ovel"},
            {"CONTAINS", "velac", "VELAC"},
            {"CONTAINS_IGNORE_CASE", "VELAC", "vel%"},
            {"ENDS_WITH", "lace", "LACE"},
            {"ENDS_WITH_IGNORE_CASE", "LACE", "_ace"},
        };
        for (String[] each : methods) {
            found(query("lastNameQuery", "lastName", each[1], each[0])).body("result.id", contains(grantId));
            found(query("lastNameQuery", "lastName", each[2], each[0])).body("result", nullValue());
        }
        for (String key : List.of("eade", "EADE")) {
            found(query("roleKeyQuery", "roleKey", key, "CONTAINS_IGNORE_CASE")).body("result.id", contains(grantId));
        }
        String longName = api.unique("L").repeat(12).substring(0, 200);
        String longUser = api.importPerson(
                        orgId,
                        TestingApi.personJson(
                                api.unique("long"), longName, longName, api.unique("long") + "@example.com", true))
                .statusCode(200)
                .extract()
                .path("userId");
        String longGrant = grant(longUser, projectId, "reader").extract().path("userGrantId");
        String displayName = longName + ' ' + longName;
        found(query("displayNameQuery", "displayName", displayName)).body("result.id", contains(longGrant));
        found(query("displayNameQuery", "displayName", displayName.toUpperCase(Locale.ROOT), "ENDS_WITH_IGNORE_CASE"))
                .body("result.id", contains(longGrant));
        found(query("displayNameQuery", "displayName", "x".repeat(100_000))).body("result", nullValue());
        refused(
                post(SEARCH, "{\"queries\":[%s]}".formatted(query("lastNameQuery", "lastName", displayName))),
                400,
                null);
    }

    @Test
    void a_search_finds_by_new_names_right_after_a_rename() {
        String grantId = add("reader");
        String projectRenamed = api.unique("Door");

        put(MANAGEMENT + "/projects/" + projectId, "{\"name\":\"%s\"}".formatted(projectRenamed))
                .statusCode(200);
        found(query("projectNameQuery", "projectName", projectRenamed)).body("result.id", contains(grantId));
        found(query("projectNameQuery", "projectName", projectName)).body("result", nullValue());
        put(
                        MANAGEMENT + "/users/" + userId + "/profile",
                        "{\"firstName\":\"Augusta\",\"lastName\":\"King\",\"displayName\":\"A. King\"}")
                .statusCode(200);
        found(query("displayNameQuery", "displayName", "A. King"))
                .body("result.id", contains(grantId))
                .body("result[0].firstName", equalTo("Augusta"));
        found(query("lastNameQuery", "lastName", "Lovelace")).body("result", nullValue());
    }

    @Test
    void pages_are_exact_even_past_the_end() {
        for (int i = 0; i < 5; i++) {
            grant(api.newMachine(orgId, api.unique("ci")), projectId, "reader").statusCode(200);
        }
        page(0, 2).body("details.totalResult", equalTo("5")).body("result.size()", equalTo(2));
        page(4, 2).body("details.totalResult", equalTo("5")).body("result.size()", equalTo(1));
        page(5, 2).body("details.totalResult", equalTo("5")).body("result", nullValue());
        page(1_000_000, 2).body("details.totalResult", equalTo("5")).body("result", nullValue());
    }

    @Test
    void people_see_their_own_grants_of_every_organization() {
        String machine = api.newMachine(orgId, api.unique("ci"));
        String token = api.newToken(orgId, machine);
        String otherOrg = api.newOrg(api.unique("org"));
        String otherProject = api.newProject(otherOrg, api.unique("Other"));
        api.addRoles(otherOrg, otherProject, "guest");
        grant(machine, projectId, "reader").statusCode(200);
        api.adminIn(otherOrg)
                .body("{\"projectId\":\"%s\",\"roleKeys\":[\"guest\"]}".formatted(otherProject))
                .post(MANAGEMENT + "/users/" + machine + "/grants")
                .then()
                .statusCode(200);

        as(token)
                .body("{}")
                .post(AUTH + "/usergrants/me/_search")
                .then()
                .statusCode(200)
                .body("result.orgId", containsInAnyOrder(orgId, otherOrg))
                .body("result.roleKeys", containsInAnyOrder(List.of("reader"), List.of("guest")))
                .body("result.userId", contains(machine, machine))
                .body("result.state", contains("USER_GRANT_STATE_ACTIVE", "USER_GRANT_STATE_ACTIVE"));
        found("").body("result.orgId", contains(orgId));
    }

    @Test
    void nobody_reaches_grants_of_another_organization() {
        String grantId = add("reader");
        String stranger = api.machineToken(api.newOrg(api.unique("org")), "ORG_OWNER");

        as(stranger).get(path(grantId)).then().statusCode(404);
        as(stranger).body("{}").post(SEARCH).then().statusCode(200).body("result", nullValue());
        as(stranger).body("{\"roleKeys\":[]}").put(path(grantId)).then().statusCode(404);
        as(stranger).body("{}").post(path(grantId) + "/_deactivate").then().statusCode(404);
        as(stranger).delete(path(grantId)).then().statusCode(404);
        as(stranger)
                .body("{\"grantId\":[\"%s\"]}".formatted(grantId))
                .delete(MANAGEMENT + "/user_grants/_bulk")
                .then()
                .statusCode(404);
        as(stranger)
                .body("{\"projectId\":\"%s\",\"roleKeys\":[\"reader\"]}".formatted(projectId))
                .post(MANAGEMENT + "/users/" + userId + "/grants")
                .then()
                .statusCode(404);
        for (RequestSpecification call : List.of(as(stranger), as(api.machineToken(orgId)))) {
            call.header(ORG_HEADER, orgId).body("{}").post(SEARCH).then().statusCode(403);
        }
        String viewer = api.machineToken(orgId, "ORG_OWNER_VIEWER");
        as(viewer).get(path(grantId)).then().statusCode(200);
        as(viewer).delete(path(grantId)).then().statusCode(403);
        found().body("result.id", contains(grantId));
    }

    private String path(String grantId) {
        return MANAGEMENT + "/users/" + userId + "/grants/" + grantId;
    }

    private String add(String... roleKeys) {
        return grant(userId, projectId, roleKeys)
                .statusCode(200)
                .body("details.resourceOwner", equalTo(orgId))
                .extract()
                .path("userGrantId");
    }

    private ValidatableResponse grant(String user, String project, String... roleKeys) {
        String keys = roleKeys.length == 0 ? "" : '"' + String.join("\",\"", roleKeys) + '"';
        return post(
                MANAGEMENT + "/users/" + user + "/grants",
                "{\"projectId\":\"%s\",\"roleKeys\":[%s]}".formatted(project, keys));
    }

    private ValidatableResponse removeAll(String ids) {
        return api.adminIn(orgId)
                .body("{\"grantId\":[" + ids + "]}")
                .delete(MANAGEMENT + "/user_grants/_bulk")
                .then();
    }

    private ValidatableResponse found() {
        return found(query("userIdQuery", "userId", userId));
    }

    private ValidatableResponse found(String query) {
        return post(SEARCH, "{\"queries\":[" + query + "]}").statusCode(200);
    }

    private ValidatableResponse page(int offset, int limit) {
        return post(SEARCH, "{\"query\":{\"offset\":%d,\"limit\":%d}}".formatted(offset, limit))
                .statusCode(200);
    }

    private static String query(String query, String field, String value) {
        return "{\"%s\":{\"%s\":\"%s\"}}".formatted(query, field, value);
    }

    private static String query(String query, String field, String value, String method) {
        return "{\"%s\":{\"%s\":\"%s\",\"method\":\"TEXT_QUERY_METHOD_%s\"}}".formatted(query, field, value, method);
    }

    private ValidatableResponse post(String path, String body) {
        return api.adminIn(orgId)
                .contentType(ContentType.JSON)
                .body(body)
                .post(path)
                .then();
    }

    private ValidatableResponse put(String path, String body) {
        return api.adminIn(orgId)
                .contentType(ContentType.JSON)
                .body(body)
                .put(path)
                .then();
    }

    private static void refused(ValidatableResponse answer, int status, @Nullable String code) {
        answer.statusCode(status);
        if (code != null) {
            answer.body("details[0].id", equalTo(code));
        }
    }
}

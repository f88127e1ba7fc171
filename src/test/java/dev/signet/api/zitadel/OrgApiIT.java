package dev.signet.api.zitadel;

import static dev.signet.api.zitadel.TestingApi.ADMIN;
import static dev.signet.api.zitadel.TestingApi.AUTH;
import static dev.signet.api.zitadel.TestingApi.MANAGEMENT;
import static dev.signet.api.zitadel.TestingApi.ORG_HEADER;
import static dev.signet.api.zitadel.TestingApi.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Organizations over the API, from their creation to their removal with everything in them. */
@QuarkusTest
final class OrgApiIT {
    @Inject
    TestingApi api;

    private String name = "";

    @BeforeEach
    void choose_a_name() {
        name = api.unique("Acme & Söhne ");
    }

    @Test
    void who_creates_an_organization_owns_it() {
        String creator = api.newMachine(api.newOrg(api.unique("org")), api.unique("creator"));
        api.makeInstanceMember(creator, "IAM_ORG_MANAGER");
        String token = api.newTokenOf(creator);

        String orgId = as(token)
                .body("{\"name\":\"%s\"}".formatted(name))
                .post(MANAGEMENT + "/orgs")
                .then()
                .statusCode(200)
                .body("details.sequence", equalTo("4"))
                .extract()
                .path("id");

        as(token)
                .header(ORG_HEADER, orgId)
                .get(MANAGEMENT + "/orgs/me")
                .then()
                .statusCode(200)
                .body("org.name", equalTo(name))
                .body("org.state", equalTo("ORG_STATE_ACTIVE"))
                .body("org.primaryDomain", startsWith("acme-s-hne-"));
        as(token)
                .body("{\"queries\":[{\"idQuery\":{\"id\":\"%s\"}}]}".formatted(orgId))
                .post(AUTH + "/global/projectorgs/_search")
                .then()
                .statusCode(200)
                .body("result.name", contains(name));
        as(token)
                .body("{\"queries\":[{\"orgQuery\":{\"orgId\":\"%s\"}}]}".formatted(orgId))
                .post(AUTH + "/memberships/me/_search")
                .then()
                .body("result[0].roles", contains("ORG_OWNER"));
    }

    @Test
    void a_name_is_taken_once_and_names_with_the_same_domain_get_different_ones() {
        String first = add(name).statusCode(200).extract().path("id");

        refused(add(name.toUpperCase(Locale.ROOT)), 409, "org.name.taken");
        String second = add(name.replace("&", "+")).statusCode(200).extract().path("id");
        assertThat(domainOf(first)).isNotEqualTo(domainOf(second));
        assertThat(domainOf(second)).contains(second);
        api.admin()
                .queryParam("domain", domainOf(second).toUpperCase(Locale.ROOT))
                .get(MANAGEMENT + "/global/orgs/_by_domain")
                .then()
                .statusCode(200)
                .body("org.id", equalTo(second));
        unique("name=" + first, true);
        api.admin()
                .queryParam("name", name)
                .get(ADMIN + "/orgs/_is_unique")
                .then()
                .statusCode(200)
                .body("isUnique", nullValue());
        unique("domain=" + domainOf(first), false);
    }

    @Test
    void an_organization_is_set_up_with_its_first_manager_who_signs_in_as_its_owner() {
        String domain = api.unique("acme") + ".example.org";
        JsonPath made = setUp(domain.toUpperCase(Locale.ROOT), "", "grace@example.com")
                .statusCode(200)
                .extract()
                .jsonPath();
        String orgId = made.getString("orgId");

        JsonPath user = api.user(orgId, made.getString("userId"));
        assertThat(user.getString("user.preferredLoginName")).isEqualTo("grace@" + domain);
        assertThat(user.getString("user.state")).isEqualTo("USER_STATE_ACTIVE");
        api.adminIn(orgId)
                .body("{}")
                .post(MANAGEMENT + "/users/" + made.getString("userId") + "/memberships/_search")
                .then()
                .body("result.roles", contains(List.of("ORG_OWNER")))
                .body("result.orgId", contains(orgId));
    }

    @Test
    void a_set_up_that_fails_leaves_nothing() {
        String domain = api.unique("acme") + ".example.org";

        refused(setUp("not a domain", "", "grace@example.com"), 400, "org.domain.invalid");
        refused(setUp(domain, "\"IAM_OWNER\"", "grace@example.com"), 400, "membership.role.unknown");
        setUp(domain, "", "no address").statusCode(400);

        unique("domain=" + domain, true);
        setUp(domain, "\"ORG_OWNER_VIEWER\"", "grace@example.com").statusCode(200);
        refused(setUp(domain, "", "grace@example.com"), 409, "org.name.taken");
    }

    @Test
    void an_organization_is_renamed_and_found_by_the_new_name_at_once() {
        String orgId = add(name).extract().path("id");
        String other = api.unique("Globex");

        api.adminIn(orgId)
                .body("{\"name\":\"%s\"}".formatted(other))
                .put(MANAGEMENT + "/orgs/me")
                .then()
                .statusCode(200);

        api.admin()
                .body("{\"queries\":[{\"nameQuery\":{\"name\":\"%s\"}}]}".formatted(other))
                .post(ADMIN + "/orgs/_search")
                .then()
                .body("result.id", contains(orgId));
        refused(
                api.adminIn(orgId)
                        .body("{\"name\":\"%s\"}".formatted(other))
                        .put(MANAGEMENT + "/orgs/me")
                        .then(),
                400,
                "org.not_changed");
        api.adminIn(orgId)
                .body("{}")
                .post(MANAGEMENT + "/orgs/me/changes/_search")
                .then()
                .statusCode(200)
                .body("result[0].eventType.key", equalTo("EventTypes.org.changed"));
    }

    @Test
    void a_deactivated_organization_stops_its_people_at_once_and_works_again_after() {
        String orgId = api.newOrg(api.unique("org"));
        String member = api.machineToken(orgId, "ORG_OWNER");
        as(member).get(AUTH + "/users/me").then().statusCode(200);

        api.adminIn(orgId)
                .body("{}")
                .post(MANAGEMENT + "/orgs/me/_deactivate")
                .then()
                .statusCode(200);
        as(member).get(AUTH + "/users/me").then().statusCode(401);
        refused(
                api.adminIn(orgId)
                        .body("{}")
                        .post(MANAGEMENT + "/orgs/me/_deactivate")
                        .then(),
                400,
                "org.state.wrong");
        api.adminIn(orgId)
                .body("{}")
                .post(MANAGEMENT + "/orgs/me/_reactivate")
                .then()
                .statusCode(200);
        as(member).get(AUTH + "/users/me").then().statusCode(200);
    }

    @Test
    void members_of_organizations_select_among_their_own() {
        String orgId = api.newOrg(api.unique("org"));
        String other = api.newOrg(api.unique("org"));
        String member = api.newMachine(orgId, api.unique("member"));
        String token = api.newToken(orgId, member);
        as(token).body("{}").post(AUTH + "/global/projectorgs/_search").then().body("result", nullValue());

        api.makeMember(other, member, "ORG_OWNER_VIEWER");

        as(token)
                .body("{}")
                .post(AUTH + "/global/projectorgs/_search")
                .then()
                .statusCode(200)
                .body("result.id", contains(other));
    }

    @Test
    void metadata_is_set_searched_and_removed() {
        String orgId = api.newOrg(api.unique("org"));
        String path = MANAGEMENT + "/metadata/";
        api.adminIn(orgId)
                .body(
                        "{\"metadata\":[{\"key\":\"a b\",\"value\":\"NA==\"},{\"key\":\"colour\",\"value\":\"Ymx1ZQ==\"}]}")
                .post(path + "_bulk")
                .then()
                .statusCode(200);

        api.adminIn(orgId)
                .get(path + "colour")
                .then()
                .statusCode(200)
                .body("metadata.value", equalTo("Ymx1ZQ=="))
                .body("metadata.details.resourceOwner", equalTo(orgId));
        api.adminIn(orgId).body("""
                        {"queries":[{"keyQuery":{"key":"A","method":"TEXT_QUERY_METHOD_STARTS_WITH_IGNORE_CASE"}}]}""").post(path + "_search").then().body("result.key", contains("a b"));
        refused(api.adminIn(orgId).get(path + "shape").then(), 404, "org.metadata.not_found");
        refused(
                api.adminIn(orgId)
                        .body("{\"keys\":[\"colour\",\"shape\"]}")
                        .delete(path + "_bulk")
                        .then(),
                404,
                "org.metadata.not_found");
        api.adminIn(orgId).delete(path + "colour").then().statusCode(200);
        api.adminIn(orgId)
                .body("{\"keys\":[\"a b\",\"a b\"]}")
                .delete(path + "_bulk")
                .then()
                .statusCode(200);
        api.adminIn(orgId).body("{}").post(path + "_search").then().body("result", nullValue());
    }

    @Test
    void a_metadata_key_has_to_fit_into_a_path() {
        String orgId = api.newOrg(api.unique("org"));
        String path = MANAGEMENT + "/metadata/";
        refused(
                api.adminIn(orgId)
                        .body("{\"metadata\":[{\"key\":\"_bulk\",\"value\":\"NA==\"}]}")
                        .post(path + "_bulk")
                        .then(),
                400,
                "org.metadata.key_not_addressable");
    }

    private ValidatableResponse add(String orgName) {
        return api.admin()
                .body("{\"name\":\"%s\"}".formatted(orgName))
                .post(MANAGEMENT + "/orgs")
                .then();
    }

    private ValidatableResponse setUp(String domain, String roles, String email) {
        return api.admin()
                .body("""
                        {"org":{"name":"%s","domain":"%s"},"roles":[%s],
                         "human":{"userName":"grace","profile":{"firstName":"Grace","lastName":"Hopper"},
                                  "email":{"email":"%s","isEmailVerified":true},"password":"a horse called Heinrich"}}""".formatted(name, domain, roles, email))
                .post(ADMIN + "/orgs/_setup")
                .then();
    }

    private String domainOf(String orgId) {
        return api.admin().get(ADMIN + "/orgs/" + orgId).path("org.primaryDomain");
    }

    private void unique(String query, boolean expected) {
        api.admin()
                .get(ADMIN + "/orgs/_is_unique?" + query)
                .then()
                .statusCode(200)
                .body("isUnique", expected ? equalTo(true) : nullValue());
    }

    private static void refused(ValidatableResponse answer, int status, String code) {
        answer.statusCode(status).body("details[0].id", containsString(code));
    }
}

package dev.signet.api.zitadel;

import static dev.signet.api.zitadel.TestingApi.MANAGEMENT;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A user's history, memberships and metadata. */
@QuarkusTest
final class UserAttachmentApiIT {
    private static final String USERS = MANAGEMENT + "/users";

    @Inject
    TestingApi api;

    private String orgName = "";
    private String orgId = "";

    @BeforeEach
    void create_an_organization() {
        orgName = api.unique("org");
        orgId = api.newOrg(orgName);
    }

    @Test
    void the_history_contains_the_changes_and_their_actors() {
        String userId = api.newPerson(orgId, api.unique("ada"));
        api.adminIn(orgId)
                .body("{}")
                .post(USERS + "/" + userId + "/_lock")
                .then()
                .statusCode(200);
        api.adminIn(orgId)
                .body("{}")
                .post(USERS + "/" + userId + "/_unlock")
                .then()
                .statusCode(200);

        api.adminIn(orgId)
                .body("{\"query\":{\"limit\":2,\"asc\":false}}")
                .post(USERS + "/" + userId + "/changes/_search")
                .then()
                .statusCode(200)
                .body("result", hasSize(2))
                .body("result.eventType.key", equalTo(List.of("EventTypes.user.unlocked", "EventTypes.user.locked")))
                .body("result[0].editorDisplayName", equalTo("Admin machine"))
                .body("result[0].resourceOwnerId", equalTo(orgId));
        api.adminIn(orgId)
                .body("{\"query\":{\"sequence\":\"1\",\"limit\":1,\"asc\":true}}")
                .post(USERS + "/" + userId + "/changes/_search")
                .then()
                .body("result[0].sequence", equalTo("2"));
    }

    @Test
    void memberships_of_a_user_are_listed_for_its_organization() {
        String userId = api.newPerson(orgId, api.unique("ada"));
        String other = api.newOrg(api.unique("org"));
        api.makeMember(orgId, userId, "ORG_OWNER");
        api.makeMember(other, userId, "ORG_OWNER_VIEWER");
        api.makeInstanceMember(userId, "IAM_OWNER_VIEWER");

        api.adminIn(orgId)
                .body("{\"query\":{\"asc\":true}}")
                .post(USERS + "/" + userId + "/memberships/_search")
                .then()
                .statusCode(200)
                .body("details.totalResult", equalTo("2"))
                .body("result.find { it.orgId != null }.roles", equalTo(List.of("ORG_OWNER")))
                .body("result.find { it.orgId != null }.displayName", equalTo(orgName))
                .body("result.find { it.iam == true }.roles", equalTo(List.of("IAM_OWNER_VIEWER")));
        api.adminIn(orgId)
                .body("{\"queries\":[{\"iamQuery\":{\"iam\":true}}]}")
                .post(USERS + "/" + userId + "/memberships/_search")
                .then()
                .body("result", hasSize(1));
    }

    @Test
    void metadata_is_set_read_listed_and_removed() {
        String userId = api.newPerson(orgId, api.unique("ada"));
        String metadata = USERS + "/" + userId + "/metadata";

        api.adminIn(orgId)
                .body("{\"value\":\"Ymx1ZQ==\"}")
                .post(metadata + "/colour")
                .then()
                .statusCode(200);
        api.adminIn(orgId)
                .body(
                        "{\"metadata\":[{\"key\":\"shape\",\"value\":\"cm91bmQ=\"},{\"key\":\"size\",\"value\":\"NA==\"}]}")
                .post(metadata + "/_bulk")
                .then()
                .statusCode(200);
        api.adminIn(orgId).get(metadata + "/colour").then().statusCode(200).body("metadata.value", equalTo("Ymx1ZQ=="));
        api.adminIn(orgId)
                .body("""
                        {"query":{"asc":true},
                         "queries":[{"keyQuery":{"key":"S","method":"TEXT_QUERY_METHOD_STARTS_WITH_IGNORE_CASE"}}]}""")
                .post(metadata + "/_search")
                .then()
                .body("details.totalResult", equalTo("2"))
                .body("result.key", equalTo(List.of("shape", "size")));
        api.adminIn(orgId).delete(metadata + "/colour").then().statusCode(200);
        api.adminIn(orgId).get(metadata + "/colour").then().statusCode(404);
        api.adminIn(orgId)
                .body("{\"keys\":[\"shape\",\"unknown\"]}")
                .delete(metadata + "/_bulk")
                .then()
                .statusCode(404);
        api.adminIn(orgId)
                .body("{\"keys\":[\"shape\",\"size\"]}")
                .delete(metadata + "/_bulk")
                .then()
                .statusCode(200);
        api.adminIn(orgId).body("{}").post(metadata + "/_search").then().body("result", nullValue());
    }
}

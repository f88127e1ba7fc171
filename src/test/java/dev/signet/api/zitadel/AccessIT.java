package dev.signet.api.zitadel;

import static dev.signet.api.zitadel.TestingApi.ADMIN;
import static dev.signet.api.zitadel.TestingApi.MANAGEMENT;
import static dev.signet.api.zitadel.TestingApi.ORG_HEADER;
import static dev.signet.api.zitadel.TestingApi.as;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is refused, and that nobody can reach into another organization. */
@QuarkusTest
final class AccessIT {
    private static final String USERS = MANAGEMENT + "/users/";

    @Inject
    TestingApi api;

    private String orgId = "";
    private String personId = "";
    private String machineId = "";

    @BeforeEach
    void create_a_person_and_a_machine() {
        orgId = api.newOrg(api.unique("org"));
        personId = api.newPerson(orgId, api.unique("ada"));
        machineId = api.newMachine(orgId, api.unique("ci"));
    }

    @Test
    void without_a_token_every_call_is_refused() {
        given().get(USERS + personId).then().statusCode(401).body("code", equalTo(16));
        given().get(USERS + "unknown").then().statusCode(401);
        as("no-such-token").get(USERS + personId).then().statusCode(401);
        given().contentType(ContentType.JSON)
                .body("{}")
                .post(MANAGEMENT + "/users/human")
                .then()
                .statusCode(401);
    }

    @Test
    void health_needs_no_token() {
        given().get(MANAGEMENT + "/healthz").then().statusCode(200);
        given().get(ADMIN + "/healthz").then().statusCode(200);
        given().get("/auth/v1/healthz").then().statusCode(200);
    }

    @Test
    void a_reader_cannot_write() {
        String viewer = api.machineToken(orgId, "ORG_OWNER_VIEWER");

        as(viewer).get(USERS + personId).then().statusCode(200);
        as(viewer)
                .body("{}")
                .post(USERS + personId + "/_lock")
                .then()
                .statusCode(403)
                .body("code", equalTo(7));
        as(viewer).delete(USERS + personId).then().statusCode(403);
        as(viewer)
                .body("{\"userName\":\"x\",\"name\":\"y\"}")
                .post(MANAGEMENT + "/users/machine")
                .then()
                .statusCode(403);
    }

    @Test
    void a_caller_without_roles_cannot_read() {
        String nobody = api.machineToken(orgId);

        as(nobody).get(USERS + personId).then().statusCode(403);
        as(nobody).body("{}").post(MANAGEMENT + "/users/_search").then().statusCode(403);
        as(nobody).get("/auth/v1/users/me").then().statusCode(200);
    }

    @Test
    void an_owner_of_one_organization_has_no_permissions_in_another() {
        String stranger = api.machineToken(api.newOrg(api.unique("org")), "ORG_OWNER");

        as(stranger).header(ORG_HEADER, orgId).get(USERS + personId).then().statusCode(403);
        as(stranger)
                .header(ORG_HEADER, orgId)
                .body("{}")
                .post(MANAGEMENT + "/users/_search")
                .then()
                .statusCode(403);
        as(stranger).header(ORG_HEADER, orgId).delete(USERS + personId).then().statusCode(403);
        as(stranger).get(USERS + personId).then().statusCode(404);
    }

    @Test
    void an_owner_of_an_organization_does_not_administer_the_instance() {
        String owner = api.machineToken(orgId, "ORG_OWNER");

        as(owner).get(ADMIN + "/instances/me").then().statusCode(403);
        as(owner).body("{}").post(ADMIN + "/events/_search").then().statusCode(403);
        as(owner).body("{}").post(ADMIN + "/orgs/_search").then().statusCode(403);
        as(owner).get(ADMIN + "/orgs/" + orgId).then().statusCode(403);
        as(owner).put(ADMIN + "/orgs/default/" + orgId).then().statusCode(403);
        as(owner)
                .body("{\"userLoginMustBeDomain\":false}")
                .put(ADMIN + "/policies/domain")
                .then()
                .statusCode(403);
    }

    // attack A-20 in docs/security-rules.md
    @Test
    void a_manager_of_users_cannot_take_over_a_user_with_more_permissions() {
        String manager = api.machineToken(orgId, "ORG_USER_MANAGER");
        String owner = api.machineToken(orgId, "ORG_OWNER");
        api.makeMember(orgId, personId, "ORG_OWNER");
        api.makeInstanceMember(machineId, "IAM_OWNER");
        Map<String, String> takeovers = Map.of(
                personId + "/password", "{\"password\":\"a long enough secret\"}",
                personId + "/email", "{\"email\":\"mine@example.com\",\"isEmailVerified\":true}",
                personId + "/phone", "{\"phone\":\"+41791234567\",\"isPhoneVerified\":true}",
                machineId + "/secret", "{}",
                machineId + "/keys", "{\"type\":\"KEY_TYPE_JSON\"}",
                machineId + "/pats", "{}");

        takeovers.forEach((path, body) -> takeOver(manager, path, body)
                .statusCode(403)
                .body("details[0].id", equalTo("user.credentials.out_of_reach")));
        takeovers.forEach(
                (path, body) -> takeOver(owner, path, body).statusCode(path.startsWith(personId) ? 200 : 403));
        takeovers.keySet().stream()
                .filter(path -> path.startsWith(machineId))
                .forEach(path ->
                        takeOver(api.adminToken(), path, takeovers.get(path)).statusCode(200));
    }

    private ValidatableResponse takeOver(String token, String path, String body) {
        RequestSpecification call = as(token).header(ORG_HEADER, orgId).body(body);
        boolean post = path.endsWith("/password") || path.endsWith("/keys") || path.endsWith("/pats");
        return (post ? call.post(USERS + path) : call.put(USERS + path)).then();
    }

    @Test
    void no_read_reaches_into_another_organization() {
        String stranger = api.machineToken(api.newOrg(api.unique("org")), "ORG_OWNER");
        String keyId = api.adminIn(orgId)
                .body("{\"type\":\"KEY_TYPE_JSON\"}")
                .post(USERS + machineId + "/keys")
                .path("keyId");
        String tokenId =
                api.adminIn(orgId).body("{}").post(USERS + machineId + "/pats").path("tokenId");
        api.adminIn(orgId)
                .body("{\"value\":\"Ymx1ZQ==\"}")
                .post(USERS + personId + "/metadata/colour")
                .then()
                .statusCode(200);

        for (String path : List.of(
                personId,
                personId + "/grants/" + api.newGrant(orgId, personId),
                personId + "/profile",
                personId + "/email",
                personId + "/phone",
                personId + "/metadata/colour",
                machineId + "/keys/" + keyId,
                machineId + "/pats/" + tokenId)) {
            as(stranger).get(USERS + path).then().statusCode(404).body("code", equalTo(5));
        }
        for (String path : List.of(
                personId + "/changes/_search",
                personId + "/metadata/_search",
                personId + "/memberships/_search",
                machineId + "/keys/_search",
                machineId + "/pats/_search")) {
            as(stranger).body("{}").post(USERS + path).then().statusCode(404).body("code", equalTo(5));
        }
        as(stranger)
                .body("{\"queries\":[{\"inUserIdsQuery\":{\"userIds\":[\"%s\"]}}]}".formatted(personId))
                .post(MANAGEMENT + "/users/_search")
                .then()
                .statusCode(200)
                .body("result.id", not(hasItem(personId)));
    }

    @Test
    void no_write_reaches_into_another_organization() {
        String stranger = api.machineToken(api.newOrg(api.unique("org")), "ORG_OWNER");
        String person = USERS + personId;
        String machine = USERS + machineId;
        String grant = person + "/grants/" + api.newGrant(orgId, personId);
        for (Write write : List.of(
                new Write("PUT", grant, "{\"roleKeys\":[]}"),
                new Write("POST", grant + "/_deactivate", "{}"),
                new Write("POST", grant + "/_reactivate", "{}"),
                new Write("DELETE", grant, ""))) {
            as(stranger)
                    .body(write.body())
                    .request(write.method(), write.path())
                    .then()
                    .statusCode(404);
        }

        for (Write write : writes(person, machine)) {
            as(stranger)
                    .body(write.body())
                    .request(write.method(), write.path())
                    .then()
                    .statusCode(404);
        }
        as(api.adminToken())
                .header(ORG_HEADER, orgId)
                .get(person)
                .then()
                .body("user.state", equalTo("USER_STATE_ACTIVE"));
    }

    private record Write(String method, String path, String body) {}

    private static List<Write> writes(String person, String machine) {
        String password = "{\"password\":\"another horse, Friedrich\"}";
        return List.of(
                new Write("POST", person + "/_lock", "{}"),
                new Write("POST", person + "/_unlock", "{}"),
                new Write("POST", person + "/_deactivate", "{}"),
                new Write("POST", person + "/_reactivate", "{}"),
                new Write("POST", person + "/_resend_initialization", "{}"),
                new Write("POST", person + "/email/_resend_verification", "{}"),
                new Write("POST", person + "/phone/_resend_verification", "{}"),
                new Write("POST", person + "/password/_reset", "{}"),
                new Write("POST", person + "/password", password),
                new Write("POST", person + "/password/_initialize", password),
                new Write("POST", person + "/metadata/a", "{\"value\":\"NA==\"}"),
                new Write("POST", person + "/metadata/_bulk", "{\"metadata\":[{\"key\":\"a\",\"value\":\"NA==\"}]}"),
                new Write("POST", machine + "/pats", "{}"),
                new Write("POST", machine + "/keys", "{\"type\":\"KEY_TYPE_JSON\"}"),
                new Write("PUT", person + "/username", "{\"userName\":\"taken\"}"),
                new Write("PUT", person + "/email", "{\"email\":\"x@example.com\"}"),
                new Write("PUT", person + "/phone", "{\"phone\":\"+41791234567\"}"),
                new Write("PUT", person + "/profile", "{\"firstName\":\"A\",\"lastName\":\"B\",\"displayName\":\"C\"}"),
                new Write("PUT", machine + "/machine", "{\"name\":\"x\"}"),
                new Write("PUT", machine + "/secret", "{}"),
                new Write("DELETE", person, ""),
                new Write("DELETE", person + "/phone", ""),
                new Write("DELETE", person + "/avatar", ""),
                new Write("DELETE", person + "/metadata/a", ""),
                new Write("DELETE", person + "/metadata/_bulk", "{\"keys\":[\"a\"]}"),
                new Write("DELETE", machine + "/secret", ""),
                new Write("DELETE", machine + "/keys/1", ""),
                new Write("DELETE", machine + "/pats/1", ""));
    }

    @Test
    void the_header_selects_and_never_grants() {
        as(api.adminToken()).get(USERS + personId).then().statusCode(404);
        as(api.adminToken())
                .header(ORG_HEADER, "no-such-org")
                .get(USERS + personId)
                .then()
                .statusCode(403);
    }
}

package dev.signet.api.zitadel;

import static dev.signet.api.zitadel.TestingApi.AUTH;
import static dev.signet.api.zitadel.TestingApi.MANAGEMENT;
import static dev.signet.api.zitadel.TestingApi.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
final class MachineApiIT {
    private static final String USERS = MANAGEMENT + "/users/";

    @Inject
    TestingApi api;

    private String orgId = "";
    private String userId = "";
    private String userName = "";

    @BeforeEach
    void create_a_machine() {
        orgId = api.newOrg(api.unique("org"));
        userName = api.unique("ci");
        userId = api.newMachine(orgId, userName);
    }

    @Test
    void a_token_works_until_it_is_removed_and_is_shown_once() {
        JsonPath added = api.adminIn(orgId)
                .body("{\"expirationDate\":\"2999-01-01T00:00:00Z\"}")
                .post(USERS + userId + "/pats")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        String token = added.getString("token");
        String path = USERS + userId + "/pats/" + added.getString("tokenId");

        as(token).get(AUTH + "/users/me").then().statusCode(200).body("user.id", equalTo(userId));
        api.adminIn(orgId)
                .get(path)
                .then()
                .statusCode(200)
                .body("token.expirationDate", equalTo("2999-01-01T00:00:00Z"))
                .body(not(containsString(token)));
        api.adminIn(orgId)
                .body("{}")
                .post(USERS + userId + "/pats/_search")
                .then()
                .body("details.totalResult", equalTo("1"))
                .body(not(containsString(token)));
        api.adminIn(orgId).delete(path).then().statusCode(200);
        as(token).get(AUTH + "/users/me").then().statusCode(401);
        api.adminIn(orgId).get(path).then().statusCode(404);
        api.adminIn(orgId).delete(path).then().statusCode(404);
    }

    @Test
    void a_token_of_an_inactive_machine_does_not_work() {
        String token = api.newToken(orgId, userId);

        api.adminIn(orgId)
                .body("{}")
                .post(USERS + userId + "/_deactivate")
                .then()
                .statusCode(200);
        as(token).get(AUTH + "/users/me").then().statusCode(401);
        api.adminIn(orgId)
                .body("{}")
                .post(USERS + userId + "/_reactivate")
                .then()
                .statusCode(200);
        as(token).get(AUTH + "/users/me").then().statusCode(200);
        api.adminIn(orgId).body("{}").post(USERS + userId + "/_lock").then().statusCode(200);
        as(token).get(AUTH + "/users/me").then().statusCode(401);
        api.adminIn(orgId).delete(USERS + userId).then().statusCode(200);
        as(token).get(AUTH + "/users/me").then().statusCode(401);
    }

    @Test
    void a_token_expires_in_the_future() {
        api.adminIn(orgId)
                .body("{\"expirationDate\":\"2001-01-01T00:00:00Z\"}")
                .post(USERS + userId + "/pats")
                .then()
                .statusCode(400)
                .body("details[1].fieldViolations[0].field", equalTo("expiration_date"));
    }

    @Test
    void a_person_gets_no_token_and_no_key() {
        String person = api.newPerson(orgId, api.unique("ada"));

        api.adminIn(orgId)
                .body("{}")
                .post(USERS + person + "/pats")
                .then()
                .statusCode(400)
                .body("details[0].id", equalTo("user.not_machine"));
        api.adminIn(orgId)
                .body("{\"type\":\"KEY_TYPE_JSON\"}")
                .post(USERS + person + "/keys")
                .then()
                .statusCode(400)
                .body("details[0].id", equalTo("user.not_machine"));
        api.adminIn(orgId).body("{}").put(USERS + person + "/secret").then().statusCode(400);
    }

    @Test
    void a_key_file_is_returned_once() {
        JsonPath added = api.adminIn(orgId)
                .body("{\"type\":\"KEY_TYPE_JSON\"}")
                .post(USERS + userId + "/keys")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        JsonPath file = JsonPath.from(
                new String(Base64.getDecoder().decode(added.getString("keyDetails")), StandardCharsets.UTF_8));
        String path = USERS + userId + "/keys/" + added.getString("keyId");

        assertThat(file.getString("type")).isEqualTo("serviceaccount");
        assertThat(file.getString("keyId")).isEqualTo(added.getString("keyId"));
        assertThat(file.getString("userId")).isEqualTo(userId);
        assertThat(file.getString("key")).startsWith("-----BEGIN").contains("PRIVATE KEY-----");
        api.adminIn(orgId)
                .get(path)
                .then()
                .statusCode(200)
                .body("key.type", equalTo("KEY_TYPE_JSON"))
                .body(not(containsString("PRIVATE KEY")));
        api.adminIn(orgId)
                .body("{}")
                .post(USERS + userId + "/keys/_search")
                .then()
                .body("details.totalResult", equalTo("1"))
                .body("result[0].id", equalTo(added.getString("keyId")));
        api.adminIn(orgId).delete(path).then().statusCode(200);
        api.adminIn(orgId).get(path).then().statusCode(404);
    }

    @Test
    void a_given_public_key_has_no_key_file() throws NoSuchAlgorithmException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder()
                        .encodeToString(generator.generateKeyPair().getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";

        api.adminIn(orgId)
                .body("{\"type\":\"KEY_TYPE_JSON\",\"publicKey\":\"%s\"}"
                        .formatted(Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.US_ASCII))))
                .post(USERS + userId + "/keys")
                .then()
                .statusCode(200)
                .body("keyDetails", nullValue());
        api.adminIn(orgId)
                .body("{\"type\":\"KEY_TYPE_JSON\",\"publicKey\":\"bm8ga2V5\"}")
                .post(USERS + userId + "/keys")
                .then()
                .statusCode(400)
                .body("details[1].fieldViolations[0].field", equalTo("public_key"));
    }

    @Test
    void a_secret_is_returned_once_and_can_be_removed() {
        String secret = USERS + userId + "/secret";

        api.adminIn(orgId).delete(secret).then().statusCode(400);
        String made = api.adminIn(orgId)
                .body("{}")
                .put(secret)
                .then()
                .statusCode(200)
                .body("clientId", equalTo(userName))
                .extract()
                .path("clientSecret");
        api.adminIn(orgId)
                .get(USERS + userId)
                .then()
                .body("user.machine.hasSecret", equalTo(true))
                .body(not(containsString(made)));
        api.adminIn(orgId).delete(secret).then().statusCode(200);
        api.adminIn(orgId).get(USERS + userId).then().body("user.machine.hasSecret", nullValue());
    }

    @Test
    void name_description_and_token_form_change() {
        String body = "{\"name\":\"Builder\",\"description\":\"builds\",\"accessTokenType\":\"ACCESS_TOKEN_TYPE_JWT\"}";

        api.adminIn(orgId).body(body).put(USERS + userId + "/machine").then().statusCode(200);
        api.adminIn(orgId)
                .get(USERS + userId)
                .then()
                .body("user.machine.name", equalTo("Builder"))
                .body("user.machine.accessTokenType", equalTo("ACCESS_TOKEN_TYPE_JWT"));
        api.adminIn(orgId).body(body).put(USERS + userId + "/machine").then().statusCode(400);
    }
}

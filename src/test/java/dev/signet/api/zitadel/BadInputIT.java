package dev.signet.api.zitadel;

import static dev.signet.api.zitadel.TestingApi.ADMIN;
import static dev.signet.api.zitadel.TestingApi.AUTH;
import static dev.signet.api.zitadel.TestingApi.MANAGEMENT;
import static dev.signet.api.zitadel.TestingApi.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every broken field rule is answered with INVALID_ARGUMENT and the name of the field, and writes nothing. */
@QuarkusTest
final class BadInputIT {
    private static final String USERS = MANAGEMENT + "/users";
    private static final String TOO_LONG = "x".repeat(201);

    private static String orgId = "";
    private static String personId = "";
    private static String machineId = "";

    @Inject
    TestingApi api;

    @BeforeEach
    void create_a_person_and_a_machine_once() {
        if (orgId.isEmpty()) {
            String org = api.newOrg(api.unique("org"));
            personId = api.newPerson(org, api.unique("ada"));
            machineId = api.newMachine(org, api.unique("ci"));
            orgId = org;
        }
    }

    static Stream<Arguments> brokenPersons() {
        String profile = "\"profile\":{\"firstName\":\"A\",\"lastName\":\"B\"}";
        String email = "\"email\":{\"email\":\"a@example.com\",\"isEmailVerified\":true}";
        String name = "\"userName\":\"bad-input\"";
        return Stream.of(
                Arguments.of("user_name", profile + "," + email),
                Arguments.of("user_name", "\"userName\":\"" + TOO_LONG + "\"," + profile + "," + email),
                Arguments.of("user_name", "\"userName\":\"a\\tb\"," + profile + "," + email),
                Arguments.of("profile", name + "," + email),
                Arguments.of("profile.first_name", name + "," + email + ",\"profile\":{\"lastName\":\"B\"}"),
                Arguments.of("profile.last_name", name + "," + email + ",\"profile\":{\"firstName\":\"A\"}"),
                Arguments.of(
                        "profile.first_name",
                        name + "," + email + ",\"profile\":{\"firstName\":\"" + TOO_LONG + "\",\"lastName\":\"B\"}"),
                Arguments.of(
                        "profile.nick_name", name + "," + email + profileWith("\"nickName\":\"" + TOO_LONG + "\"")),
                Arguments.of(
                        "profile.display_name",
                        name + "," + email + profileWith("\"displayName\":\"" + TOO_LONG + "\"")),
                Arguments.of(
                        "profile.preferred_language",
                        name + "," + email + profileWith("\"preferredLanguage\":\"en-toolong-x\"")),
                Arguments.of(
                        "profile.preferred_language",
                        name + "," + email + profileWith("\"preferredLanguage\":\"e n\"")),
                Arguments.of("profile.gender", name + "," + email + profileWith("\"gender\":9")),
                Arguments.of("profile.gender", name + "," + email + profileWith("\"gender\":\"GENDER_NONE\"")),
                Arguments.of("email", name + "," + profile),
                Arguments.of("email.email", name + "," + profile + ",\"email\":{\"email\":\"no address\"}"),
                Arguments.of("email.email", name + "," + profile + ",\"email\":{}"),
                Arguments.of(
                        "phone.phone", name + "," + profile + "," + email + ",\"phone\":{\"phone\":\"0791234567\"}"),
                Arguments.of("phone.phone", name + "," + profile + "," + email + ",\"phone\":{\"phone\":\"+999999\"}"),
                Arguments.of(
                        "initial_password",
                        name + "," + profile + "," + email + ",\"initialPassword\":\"" + "x".repeat(257) + "\""),
                Arguments.of(
                        "initial_password", name + "," + profile + "," + email + ",\"initialPassword\":\"short\""));
    }

    @ParameterizedTest
    @MethodSource("brokenPersons")
    void an_invalid_person_is_not_created(String field, String members) {
        long before = users();

        refuses("POST", USERS + "/human", "{" + members + "}", field);

        assertThat(users()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST|/human/_import|{'userName':'x','profile':{'firstName':'A','lastName':'B'},'email':{'email':'a@b.ch'},"
                        + "'hashedPassword':{}}|hashed_password.value",
                "POST|/human/_import|{'userName':'x','profile':{'firstName':'A','lastName':'B'},'email':{'email':'a@b.ch'},"
                        + "'hashedPassword':{'value':'plain'}}|hashed_password.value",
                "POST|/human/_import|{'userName':'x','profile':{'firstName':'A','lastName':'B'},'email':{'email':'a@b.ch'},"
                        + "'recoveryCodes':[{'raw':'a'}]}|recovery_codes",
                "POST|/machine|{'userName':'x'}|name",
                "POST|/machine|{'name':'x'}|user_name",
                "POST|/machine|{'userName':'x','name':'y','userId':''}|user_id",
                "POST|/machine|{'userName':'x','name':'y','userId':'SYSTEM'}|user_id",
                "POST|/machine|{'userName':'x','name':'y','accessTokenType':2}|access_token_type",
                "PUT|/PERSON/username|{}|user_name",
                "PUT|/PERSON/profile|{'firstName':'A','lastName':'B'}|display_name",
                "PUT|/PERSON/profile|{'lastName':'B','displayName':'C'}|first_name",
                "PUT|/PERSON/profile|{'firstName':'A','lastName':'B','displayName':'C','gender':4}|gender",
                "PUT|/PERSON/email|{'email':'x'}|email",
                "PUT|/PERSON/phone|{'phone':'+'}|phone",
                "PUT|/PERSON/phone|{'phone':''}|phone",
                "POST|/PERSON/password|{}|password",
                "POST|/PERSON/password/_initialize|{'password':''}|password",
                "POST|/PERSON/password/_reset|{'type':2}|type",
                "POST|/PERSON/_resend_initialization|{'email':'x'}|email",
                "POST|/PERSON/metadata/a|{}|value",
                "POST|/PERSON/metadata/_bulk|{}|metadata",
                "POST|/PERSON/metadata/_bulk|{'metadata':[{'key':'a'}]}|metadata[0].value",
                "POST|/PERSON/metadata/_search|{'queries':[{}]}|queries[0].query",
                "POST|/PERSON/memberships/_search|{'queries':[{}]}|queries[0].query",
                "DELETE|/PERSON/metadata/_bulk|{}|keys",
                "PUT|/MACHINE/machine|{}|name",
                "POST|/MACHINE/keys|{}|type",
                "POST|/MACHINE/keys|{'type':2}|type",
                "POST|/MACHINE/keys|{'type':1,'expirationDate':'yesterday'}|expiration_date",
                "POST|/MACHINE/keys/_search|{'query':{'limit':1001}}|query.limit",
                "POST|/MACHINE/pats|{'expirationDate':'2001-01-01T00:00:00Z'}|expiration_date"
            })
    void an_invalid_call_is_refused_with_the_field(String method, String path, String body, String field) {
        refuses(
                method,
                USERS + path.replace("PERSON", personId).replace("MACHINE", machineId),
                body.replace('\'', '"'),
                field);
    }

    @Test
    void ids_in_paths_are_bounded() {
        refuses("GET", USERS + "/" + TOO_LONG, "", "id");
        refuses("GET", USERS + "/" + TOO_LONG + "/email", "", "user_id");
        refuses("GET", USERS + "/" + personId + "/metadata/" + TOO_LONG, "", "key");
        refuses("GET", USERS + "/" + machineId + "/keys/" + TOO_LONG, "", "key_id");
        refuses("GET", USERS + "/" + machineId + "/pats/" + TOO_LONG, "", "token_id");
        refuses("GET", MANAGEMENT + "/global/users/_by_login_name?loginName=", "", "login_name");
    }

    @Test
    void the_same_rules_apply_to_ones_own_account() {
        String token = TestingAuthenticator.tokenOf(personId);

        for (String[] row : new String[][] {
            {"/users/me/username", "{}", "user_name"},
            {"/users/me/password", "{\"newPassword\":\"x\"}", "old_password"},
            {"/users/me/password", "{\"oldPassword\":\"x\"}", "new_password"},
            {"/users/me/profile", "{\"firstName\":\"A\",\"lastName\":\"B\"}", "display_name"},
            {"/users/me/email", "{\"email\":\"x\"}", "email"},
            {"/users/me/phone", "{\"phone\":\"079\"}", "phone"}
        }) {
            as(token)
                    .body(row[1])
                    .put(AUTH + row[0])
                    .then()
                    .statusCode(400)
                    .body("details[1].fieldViolations[0].field", equalTo(row[2]));
        }
        as(token).body("{}").post(AUTH + "/users/me/email/_verify").then().statusCode(400);
    }

    @Test
    void filters_of_the_event_log_are_bounded() {
        refuses("POST", ADMIN + "/events/_search", "{\"editorUserId\":\"" + TOO_LONG + "\"}", "editor_user_id");
        refuses("POST", ADMIN + "/events/_search", "{\"eventTypes\":[\"\"]}", "event_types[0]");
    }

    @ParameterizedTest
    @CsvSource({"{\"consumer\":\"x\"|\"nope\":1},nope", "{\"query\":{\"nope\":[]}},query.nope"})
    void an_unknown_field_is_refused_with_its_name_on_signets_own_paths(String body, String field) {
        refuses("POST", "/signet/admin/v1/parked_events/_search", body.replace('|', ','), field);
    }

    @Test
    void an_unknown_field_is_ignored_on_zitadels_paths() {
        refuses("POST", USERS + "/human", "{\"nope\":{\"a\":[1]},\"userName\":\"\"}", "user_name");
        api.adminIn(orgId)
                .body("{\"nope\":1,\"query\":{\"limit\":1,\"nope\":[{}]}}")
                .post(USERS + "/_search?nope=1")
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"userName\":", "{userName}", "[]", "\"text\"", "nothing"})
    void malformed_json_is_refused(String body) {
        api.adminIn(orgId)
                .body(body)
                .post(USERS + "/human")
                .then()
                .statusCode(400)
                .body("code", equalTo(3));
    }

    @Test
    void malformed_json_is_reported_with_its_position() {
        api.adminIn(orgId)
                .body("{\"userName\":\n  oops}")
                .post(USERS + "/human")
                .then()
                .statusCode(400)
                .body("message", containsString("line 2"));
    }

    @Test
    void an_oversize_body_is_refused() {
        api.adminIn(orgId)
                .body("{\"userName\":\"" + "x".repeat(1_100_000) + "\"}")
                .post(USERS + "/human")
                .then()
                .statusCode(413);
    }

    private void refuses(String method, String path, String body, String field) {
        var request = api.adminIn(orgId);
        if (!body.isEmpty()) {
            request.body(body);
        }
        request.urlEncodingEnabled(false)
                .request(method, path)
                .then()
                .statusCode(400)
                .body("code", equalTo(3))
                .body("details[1].fieldViolations[0].field", equalTo(field));
    }

    private long users() {
        return api.adminIn(orgId)
                .body("{}")
                .post(USERS + "/_search")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getLong("details.totalResult");
    }

    private static String profileWith(String member) {
        return ",\"profile\":{\"firstName\":\"A\",\"lastName\":\"B\"," + member + "}";
    }
}
